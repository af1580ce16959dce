"""May this person let somebody be looked for, ask, answer? Pure: no database."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from commontable.groundwork.access.actor import Actor, TeamSeat, system
from commontable.response.repeats.models import Prompt
from commontable.response.repeats.rules import (
    Prompted,
    may_answer,
    may_ask,
    may_expire,
    may_leave,
    may_look,
    may_prompt,
    may_read_prompt,
)
from commontable.response.situations.models import Situation

NOW = datetime(2026, 11, 25, 17, tzinfo=UTC)
HERE, THERE, TEAM, AGENCY, LATER = (uuid4() for _each in range(5))
COORDINATOR = Actor(role="member", agency=AGENCY, coordinates=frozenset({HERE}))
MEMBER = Actor(role="member", agency=AGENCY, seats=(TeamSeat(TEAM, THERE),))


def prompt(**said) -> Prompt:
    words = {"later_table_id": HERE, "earlier_table_id": THERE, "to_table_id": HERE}
    return Prompt(**words | {"later_agency_id": LATER, "earlier_team_id": TEAM} | said)


def test_the_team_that_brought_it_looks_once_the_table_said_yes():
    ours = Situation(originating_team_id=TEAM, stage="filter_3")
    assert may_look(MEMBER, ours)
    assert not may_look(COORDINATOR, ours)


@pytest.mark.parametrize("stage", ["brought", "filter_2", "rejected", "minimised", "closed", "withdrawn"])
def test_nobody_looks_before_the_decision_or_after_the_work(stage):
    assert not may_look(MEMBER, Situation(originating_team_id=TEAM, stage=stage))


def test_the_system_of_both_tables_prompts_and_of_one_expires():
    assert may_prompt(system([HERE, THERE]), prompt())
    assert not may_prompt(system([HERE]), prompt())
    assert not may_prompt(COORDINATOR, prompt())
    table = Situation(id=HERE)
    assert may_expire(system([HERE]), table)
    assert not may_expire(system([THERE]), table)
    assert not may_expire(COORDINATOR, table)


def test_a_coordinator_asks_or_leaves_it():
    assert may_ask(COORDINATOR, Prompted(prompt()))
    assert may_leave(COORDINATOR, Prompted(prompt()))
    assert may_read_prompt(COORDINATOR, Prompted(prompt()))


def test_no_coordinator_of_the_police_nor_of_the_agency_that_brought_the_later_one_is_prompted():
    for whose in (Prompted(prompt(), is_police=True), Prompted(prompt(later_agency_id=AGENCY))):
        assert not may_ask(COORDINATOR, whose)
        assert not may_read_prompt(COORDINATOR, whose)


def test_a_co_chair_is_not_prompted():
    assert not may_ask(replace(COORDINATOR, coordinates=frozenset(), chairs=frozenset({HERE})), Prompted(prompt()))


def test_the_earlier_team_answers_once_it_is_asked_and_not_before():
    assert not may_answer(MEMBER, Prompted(prompt()))
    assert not may_read_prompt(MEMBER, Prompted(prompt()))
    asked = Prompted(prompt(asked_at=NOW))
    assert may_answer(MEMBER, asked)
    assert may_read_prompt(MEMBER, asked)
    assert not may_answer(COORDINATOR, asked)
    assert not may_ask(COORDINATOR, asked)


def test_what_was_answered_is_asked_no_more():
    over = Prompted(prompt(asked_at=NOW, ended_at=NOW, outcome="other"))
    assert not may_answer(MEMBER, over)
    assert not may_ask(COORDINATOR, over)
