"""Who may ask, see, stop and drop; what the queue may."""

from dataclasses import dataclass, replace
from uuid import uuid4

import pytest

from commontable.groundwork.access.actor import NOBODY, Actor, system
from commontable.insight.explorer.rules import may_answer, may_drop, may_explore, may_see, may_stop

ME, TABLE = uuid4(), uuid4()
HANA, OMAR = Actor(role="member", member=ME), Actor(role="member", member=uuid4())


@dataclass(frozen=True)
class Asked:
    member_id: object = ME
    table_id: object = None
    progress: str = "waiting"
    is_kept: bool = False


def test_whoever_is_signed_in_may_ask():
    assert may_explore(HANA)
    assert not may_explore(NOBODY)


@pytest.mark.parametrize("rule", [may_see, may_stop])
def test_it_is_the_askers_alone(rule):
    assert rule(HANA, Asked())
    assert not rule(OMAR, Asked())
    assert not rule(NOBODY, Asked())


def test_it_is_stopped_while_under_way_and_dropped_afterwards():
    done = Asked(progress="done")
    assert may_drop(HANA, done)
    assert not may_stop(HANA, done)
    assert not may_drop(HANA, Asked())
    assert not may_drop(OMAR, done)


def test_the_queue_answers_what_is_of_the_city_or_of_its_tables():
    own = Asked(table_id=TABLE)
    assert may_answer(system([]), Asked())
    assert may_answer(system([TABLE]), own)
    assert not may_answer(system([]), own)
    assert not may_answer(HANA, Asked())


def test_the_queue_drops_what_nobody_kept():
    assert may_drop(system([]), Asked(progress="done"))
    assert not may_drop(system([]), replace(Asked(progress="done"), is_kept=True))
