"""Who may end a number or open it again: pure, no database."""

from datetime import timedelta

import pytest

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import moment
from commontable.response.moves.rules import (
    Ended,
    may_join,
    may_reopen,
    may_transfer,
    may_void,
    may_withdraw,
)
from commontable.response.situations.stages import OPEN_WORK, UNDECIDED, Stage
from tests.pure import OTHER_TABLE, OURS, TABLE, THEIRS, a_situation, chair, code, coordinator, member


@pytest.mark.parametrize("stage", Stage)
def test_the_originator_withdraws_until_the_decision(stage):
    expected = "yes" if stage in UNDECIDED else "wrong_stage"
    assert code(may_withdraw(member(OURS), a_situation(stage))) == expected


def test_nobody_else_withdraws():
    for actor in (member(THEIRS), chair(), coordinator()):
        assert code(may_withdraw(actor, a_situation())) == "not_ours"


@pytest.mark.parametrize("actor", [chair(), coordinator()])
def test_who_runs_the_table_declares_void_alone_until_the_decision(actor):
    assert {code(may_void(actor, a_situation(stage))) for stage in UNDECIDED} == {"yes"}
    assert {code(may_void(actor, a_situation(stage))) for stage in OPEN_WORK} == {"second_person"}
    assert code(may_void(actor, a_situation("closed"))) == "wrong_stage"


def test_nobody_else_declares_void():
    for actor in (member(OURS), chair(OTHER_TABLE)):
        assert code(may_void(actor, a_situation())) == "not_run"


def test_a_closed_situation_is_opened_again_by_its_originator_in_time():
    closed = a_situation("closed")
    in_time, late = (Ended(closed, moment() + timedelta(days=days)) for days in (1, -1))
    assert code(may_reopen(member(OURS), in_time)) == "yes"
    assert code(may_reopen(member(OURS), late)) == "too_late"
    assert code(may_reopen(chair(), in_time)) == "not_ours"
    assert code(may_reopen(member(OURS), Ended(a_situation("intervening"), None))) == "wrong_stage"


def test_the_system_alone_ends_a_number_here():
    alone = system([TABLE])
    assert code(may_transfer(alone, a_situation("filter_4"))) == "yes"
    assert code(may_transfer(alone, a_situation("closed"))) == "wrong_stage"
    assert code(may_join(alone, Ended(a_situation("filter_4")))) == "yes"
    for actor in (chair(), member(OURS), system([OTHER_TABLE])):
        assert code(may_transfer(actor, a_situation())) == code(may_join(actor, Ended(a_situation()))) == "system_only"


def test_a_number_under_which_a_name_was_told_does_not_give_way():
    assert code(may_join(system([TABLE]), Ended(a_situation("filter_4"), is_told=True))) == "told"
