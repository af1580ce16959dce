"""What is new in a file since this person last looked? Counted at the top, marked in words, and theirs alone."""

from datetime import timedelta

import pytest
import time_machine

from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as, moment
from commontable.response.filters.actions import close_meeting
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.planning import add_task, write_plan
from commontable.response.situations.looking import keep_look, look_at
from commontable.response.situations.models import LastLooked
from commontable.response.situations.tests import factories
from tests.cast import NOON
from tests.entries import entries_of, lines

from .opening import opened, words

pytestmark = pytest.mark.django_db
SINCE = "since you last looked"


@pytest.fixture
def situation(cast):
    with time_machine.travel(NOON, tick=False):
        yield factories.intervening(cast)


def later(**given):
    return time_machine.travel(NOON + timedelta(**given), tick=False)


def look(cast, situation, name: str = "omar") -> str:
    return words(opened(cast, name, f"/situations/{situation.number}/"))


def tried(cast, situation) -> None:
    with acting_as(cast.omar):
        record_attempt(situation, actor=cast.omar, at=moment(), means="visit", reached=False, obstacle="not_home")


def test_at_a_first_look_nothing_is_marked(cast, situation):
    page = look(cast, situation)
    assert SINCE not in page
    assert " new " not in page


def test_what_came_since_is_counted_and_marked(cast, situation):
    look(cast, situation, "paula")
    with later(hours=1):
        tried(cast, situation)
        with acting_as(cast.omar):
            write_plan(situation, actor=cast.omar, means="visit")
            add_task(situation, actor=cast.omar, team=cast.teams["Police East"], task="food")
    with later(hours=2):
        page = look(cast, situation, "paula")
        assert "3 things since you last looked, Wed 25 Nov 12:00" in page
        assert "Wed 25 Nov 13:00 new" in page
        assert "Sees to food and daily needs new" in page


def test_reading_again_soon_keeps_the_marks_and_later_they_are_gone(cast, situation):
    look(cast, situation)
    with later(hours=1):
        tried(cast, situation)
    with later(hours=2):
        assert SINCE in look(cast, situation)
    with later(hours=2, minutes=9):
        assert SINCE in look(cast, situation)
    with later(hours=3):
        assert SINCE not in look(cast, situation)


def test_an_attempt_written_down_late_is_new_by_when_it_was_written(cast, situation):
    with later(hours=3):
        look(cast, situation, "paula")
    with later(hours=4), acting_as(cast.omar):
        record_attempt(
            situation, actor=cast.omar, at=NOON + timedelta(hours=1), means="visit", reached=False, obstacle="not_home"
        )
    with later(hours=5):
        assert "1 thing since you last looked" in look(cast, situation, "paula")


def test_each_has_their_own(cast, situation):
    look(cast, situation)
    with later(hours=1):
        tried(cast, situation)
    with later(hours=2):
        assert SINCE not in look(cast, situation, "paula")
        with acting_as(cast.paula):
            assert [each.member_id for each in LastLooked.objects.all()] == [cast.paula.member]
            mine = LastLooked(member_id=cast.omar.member, situation=situation, at=moment())
            with pytest.raises(Refused):
                keep_look(mine, actor=cast.paula)


def test_looking_leaves_no_entry(cast, situation):
    with entries_of() as entries, acting_as(cast.paula):
        assert look_at(situation, cast.paula) is None
    assert lines(entries) == []


def test_with_a_no_the_looks_go_too(cast):
    situation = factories.at_filter_2(cast)
    with acting_as(cast.hana):
        look_at(situation, cast.hana)
    from commontable.response.filters.actions import decide_not_met

    with acting_as(cast.chris):
        decide_not_met(situation, actor=cast.chris, reason="not_aer", how="consensus")
        close_meeting(factories.meeting_of(cast, situation), actor=cast.chris)
    with acting_as(cast.hana):
        assert not LastLooked.objects.exists()
