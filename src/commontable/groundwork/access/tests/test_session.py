"""One transaction has one moment; another time than now only where all people are invented."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from commontable.groundwork.access import session
from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.errors import BackDated
from commontable.groundwork.access.session import acting_as, as_system, catch_up, current_actor, moment

LONG_AGO = datetime(2026, 1, 7, 15, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(monkeypatch) -> None:
    monkeypatch.setattr(session, "is_demo", lambda: True)


def told() -> tuple[str, datetime]:
    with connection.cursor() as cursor:
        cursor.execute("select my_role(), app_now()")
        return cursor.fetchone()


def test_the_database_is_told_the_actor_and_the_moment() -> None:
    with acting_as(operator()):
        assert told() == ("operator", moment())


def test_what_follows_inside_is_the_same_moment() -> None:
    with time_machine.travel(LONG_AGO, tick=False) as clock, acting_as(operator()):
        outer = moment()
        clock.shift(timedelta(minutes=5))
        with as_system():
            assert (told(), moment()) == (("system", outer), outer)
        assert (told(), current_actor()) == (("operator", outer), operator())


def test_real_data_cannot_be_back_dated() -> None:
    with pytest.raises(BackDated), acting_as(operator(), now=LONG_AGO):
        pass


@pytest.mark.usefixtures("practice")
def test_practice_data_has_the_time_it_is_given() -> None:
    with acting_as(operator(), now=LONG_AGO):
        assert (moment(), told()[1]) == (LONG_AGO, LONG_AGO)
        with as_system():
            assert moment() == LONG_AGO


def test_the_actor_is_forgotten_after_a_fault() -> None:
    with pytest.raises(RuntimeError), acting_as(system([])):
        raise RuntimeError
    assert current_actor().role == ""


def test_who_waited_for_a_lock_acts_after_who_held_it() -> None:
    with time_machine.travel(LONG_AGO, tick=False) as clock, acting_as(operator()):
        clock.shift(timedelta(seconds=3))
        catch_up()
        assert told()[1] == moment() == LONG_AGO + timedelta(seconds=3)


@pytest.mark.usefixtures("practice")
def test_a_moment_that_was_given_stands_still() -> None:
    with acting_as(operator(), now=LONG_AGO):
        catch_up()
        assert told()[1] == moment() == LONG_AGO
