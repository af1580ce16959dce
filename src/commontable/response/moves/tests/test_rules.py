"""Who may end a number or open it again: pure, no database."""

from dataclasses import replace
from datetime import timedelta

import pytest

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import moment
from commontable.identifiers import new_id
from commontable.response.moves.rules import (
    Ended,
    is_open,
    may_accept_for_table,
    may_accept_for_team,
    may_ask_to_join,
    may_become_one,
    may_bring_anew,
    may_confirm_void,
    may_declare_void,
    may_decline,
    may_hand_over,
    may_join,
    may_keep,
    may_nominate,
    may_offer,
    may_propose_void,
    may_read_offer,
    may_reopen,
    may_take_offer_back,
    may_transfer,
    may_void,
    may_withdraw,
)
from commontable.response.situations.models import Offer, Referral
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


def test_a_number_closed_too_long_ago_is_brought_anew_by_its_originator():
    closed = a_situation("closed")
    in_time, late = (Ended(closed, moment() + timedelta(days=days)) for days in (1, -1))
    assert code(may_bring_anew(member(OURS), late)) == "yes"
    assert code(may_bring_anew(member(OURS), in_time)) == "in_time"
    assert code(may_bring_anew(chair(), late)) == "not_ours"
    assert code(may_bring_anew(member(OURS), Ended(a_situation("intervening"), None))) == "wrong_stage"


def test_the_system_alone_ends_a_number_here():
    alone = system([TABLE])
    assert code(may_transfer(alone, a_situation("filter_4"))) == "yes"
    assert code(may_transfer(alone, a_situation("closed"))) == "wrong_stage"
    assert code(may_join(alone, Ended(a_situation("filter_4")))) == "yes"
    for actor in (chair(), member(OURS), system([OTHER_TABLE])):
        assert code(may_transfer(actor, a_situation())) == code(may_join(actor, Ended(a_situation()))) == "system_only"


def test_a_number_under_which_a_name_was_told_does_not_give_way():
    assert code(may_join(system([TABLE]), Ended(a_situation("filter_4"), is_told=True))) == "told"


AGENCY = new_id()


def an_offer(kind: str = "transfer", **words) -> Offer:
    """What our team asks of a team at the other table, or whatever is named."""
    asked = {"table_id": TABLE, "from_team_id": OURS, "by_agency_id": AGENCY}
    if kind in ("guest", "transfer", "nominate"):
        asked["to_table_id"] = OTHER_TABLE
    if kind in ("transfer", "join"):
        asked["to_team_id"] = THEIRS
    return Offer(kind=kind, **{**asked, **words})


def test_the_originator_asks_another_table_while_it_is_open():
    for stage in Stage:
        expected = "yes" if stage in (*UNDECIDED, *OPEN_WORK) else "wrong_stage"
        assert code(may_offer(member(OURS), a_situation(stage))) == expected
    assert code(may_offer(chair(), a_situation())) == "not_ours"


def test_who_runs_the_table_nominates_and_asks_whether_two_are_one():
    for ask in (may_nominate, may_ask_to_join):
        assert code(ask(coordinator(), a_situation())) == "yes"
        assert code(ask(coordinator(), a_situation("closed"))) == "wrong_stage"
        assert code(ask(member(OURS), a_situation())) == "not_run"


def test_a_decided_number_is_proposed_as_void_unless_a_name_was_told():
    assert code(may_propose_void(chair(), Ended(a_situation("filter_4")))) == "yes"
    assert code(may_propose_void(chair(), Ended(a_situation()))) == "not_decided"
    assert code(may_propose_void(chair(), Ended(a_situation("filter_4"), is_told=True))) == "told"
    assert code(may_propose_void(member(OURS), Ended(a_situation("filter_4")))) == "not_run"


def test_those_who_ask_and_those_who_are_asked_read_what_is_asked():
    asked = an_offer()
    for actor in (member(OURS), coordinator(OTHER_TABLE), member(THEIRS)):
        assert code(may_read_offer(actor, asked)) == "yes"
    assert code(may_read_offer(member(new_id()), asked)) == "not_asked"
    assert code(may_read_offer(coordinator(), an_offer("join"))) == "yes"


def test_the_other_table_and_the_other_team_answer_once_each():
    now = moment()
    assert code(may_accept_for_table(coordinator(OTHER_TABLE), an_offer())) == "yes"
    assert code(may_accept_for_table(coordinator(OTHER_TABLE), an_offer(table_said_yes_at=now))) == "answered"
    assert code(may_accept_for_table(coordinator(), an_offer())) == "not_asked"
    assert code(may_accept_for_table(coordinator(), an_offer("join"))) == "not_asked"
    assert code(may_accept_for_team(member(THEIRS), an_offer())) == "yes"
    assert code(may_accept_for_team(member(THEIRS), an_offer(team_said_yes_at=now))) == "answered"
    assert code(may_accept_for_team(member(OURS), an_offer())) == "not_asked"


def test_whoever_is_asked_declines_and_whoever_asks_takes_back_until_it_is_done():
    for actor in (coordinator(OTHER_TABLE), member(THEIRS)):
        assert code(may_decline(actor, an_offer())) == "yes"
        assert code(may_decline(actor, an_offer(ended_at=moment()))) == "answered"
    assert code(may_decline(member(OURS), an_offer())) == "not_asked"
    assert code(may_take_offer_back(member(OURS), an_offer())) == "yes"
    assert code(may_take_offer_back(chair(), an_offer())) == "not_ours"
    assert code(may_take_offer_back(chair(), an_offer("nominate"))) == "yes"


def test_void_is_confirmed_by_another_agency():
    other = replace(coordinator(), agency=new_id())
    assert code(may_confirm_void(other, an_offer("void", reason="twice"))) == "yes"
    assert code(may_confirm_void(replace(other, agency=AGENCY), an_offer("void"))) == "second_person"
    assert code(may_confirm_void(other, an_offer())) == "not_run"
    assert code(may_confirm_void(replace(other, coordinates=frozenset()), an_offer("void"))) == "not_run"


def test_the_originator_carries_it_out_once_all_have_agreed():
    now = moment()
    agreed = an_offer(table_said_yes_at=now, team_said_yes_at=now)
    assert code(may_hand_over(member(OURS), agreed)) == "yes"
    assert code(may_hand_over(member(THEIRS), agreed)) == "not_ours"
    assert code(may_hand_over(member(OURS), an_offer(table_said_yes_at=now))) == "not_yet"
    assert code(may_hand_over(member(OURS), an_offer("guest"))) == "not_yet"
    assert code(may_hand_over(member(OURS), an_offer("guest", table_said_yes_at=now))) == "yes"
    assert code(may_hand_over(member(OURS), an_offer("join"))) == "not_ours"


def test_of_two_numbers_the_earlier_remains_and_stands_as_far():
    first, second = a_situation(year=2026, sequence=1), a_situation(year=2026, sequence=2)
    assert code(may_become_one(coordinator(), (first, second))) == "yes"
    assert code(may_become_one(coordinator(), (second, first))) == "not_earlier"
    second.stage = Stage.FILTER_3
    assert code(may_become_one(coordinator(), (first, second))) == "not_earlier"
    first.stage = Stage.FILTER_4
    assert code(may_become_one(coordinator(), (first, second))) == "yes"
    first.stage = Stage.CLOSED
    assert code(may_become_one(coordinator(), (first, second))) == "wrong_stage"


def test_one_person_declares_void_before_the_decision_and_proposes_it_after():
    for stage in UNDECIDED:
        assert code(may_declare_void(coordinator(), Ended(a_situation(stage)))) == "yes"
    assert code(may_declare_void(chair(), Ended(a_situation("intervening")))) == "yes"
    assert code(may_declare_void(chair(), Ended(a_situation("intervening"), is_told=True))) == "told"
    assert code(may_declare_void(chair(), Ended(a_situation("closed")))) == "wrong_stage"
    assert code(may_declare_void(member(OURS), Ended(a_situation()))) == "not_run"


def test_what_is_nominated_is_still_open_when_the_other_table_agrees():
    assert code(is_open(coordinator(OTHER_TABLE), a_situation())) == "yes"
    assert code(is_open(coordinator(OTHER_TABLE), a_situation("closed"))) == "wrong_stage"


def test_who_runs_the_table_says_once_that_a_referral_is_heard_there():
    came = Referral(table_id=TABLE)
    for actor in (chair(), coordinator()):
        assert code(may_keep(actor, came)) == "yes"
    for actor in (member(OURS), chair(OTHER_TABLE)):
        assert code(may_keep(actor, came)) == "not_run"
    assert code(may_keep(chair(), Referral(table_id=TABLE, answered_at=moment()))) == "answered"
