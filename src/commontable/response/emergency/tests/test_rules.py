"""May this person call, answer, decide, name, close, and may the table ratify?"""

from dataclasses import replace

import pytest

from commontable.groundwork.access.actor import NOBODY, system
from commontable.identifiers import new_id
from commontable.response.emergency import rules
from commontable.response.emergency.models import Answer
from commontable.response.emergency.rules import Convened, Heard, Ratifying
from commontable.response.situations.stages import Stage
from tests.cast import NOON
from tests.pure import OTHER_TABLE, OURS, TABLE, THEIRS, THIRD, a_situation, chair, code, coordinator, member

HOSPITAL, POLICE, HOUSING = new_id(), new_id(), new_id()
BOTH_AGREE = (Heard(OURS, HOSPITAL, False, Answer.AGREE), Heard(THEIRS, POLICE, True, Answer.AGREE))
WHILE_OPEN = (rules.may_record_answer, rules.may_decide_in_call, rules.may_close_call)


def call(stage=Stage.FILTER_2, heard=BOTH_AGREE, **said) -> Convened:
    return Convened(a_situation(stage), **{"is_open": True, "calling_team": OURS, "heard": heard, **said})


@pytest.mark.parametrize("stage", Stage)
def test_teams_are_called_about_what_was_brought(stage):
    expected = "yes" if stage == Stage.BROUGHT else "wrong_stage"
    for actor in (member(OURS), chair(), coordinator()):
        assert code(rules.may_call(actor, a_situation(stage))) == expected


def test_nobody_else_calls():
    for actor in (member(THEIRS), chair(OTHER_TABLE), NOBODY):
        assert code(rules.may_call(actor, a_situation(Stage.BROUGHT))) == "not_yours_to_call"


def test_those_called_and_those_who_run_the_table_see_the_call():
    for actor in (member(OURS), member(THEIRS), chair(), coordinator()):
        assert code(rules.may_read_call(actor, call())) == "yes"
    for actor in (member(THIRD), chair(OTHER_TABLE), NOBODY):
        assert code(rules.may_read_call(actor, call())) == "not_called"


def test_a_called_team_answers_until_it_is_decided():
    assert code(rules.may_answer(member(THEIRS), call())) == "yes"
    assert code(rules.may_answer(member(THIRD), call())) == "not_called"
    assert code(rules.may_answer(member(THEIRS), call(Stage.FILTER_3))) == "decided"
    assert code(rules.may_answer(member(THEIRS), call(is_open=False))) == "no_call"


def test_whoever_called_or_a_co_chair_leads_the_call():
    caller = replace(member(THIRD), member=new_id())
    for actor in (member(OURS), chair(), caller):
        for rule in WHILE_OPEN:
            assert code(rule(actor, call(called_by=caller.member))) == "yes"
    for actor in (member(THEIRS), coordinator(), NOBODY):
        for rule in WHILE_OPEN:
            assert code(rule(actor, call(called_by=caller.member))) == "not_the_caller"


def test_nothing_is_done_in_a_call_that_is_not_open():
    for rule in (*WHILE_OPEN, rules.may_name_in_call, rules.may_plan_in_call, rules.may_end_call):
        assert code(rule(chair(), call(is_open=False))) == "no_call"


def test_answers_are_recorded_until_it_is_decided():
    assert code(rules.may_record_answer(member(OURS), call(Stage.FILTER_4))) == "decided"


@pytest.mark.parametrize(
    ("heard", "expected"),
    [
        (BOTH_AGREE, "yes"),
        (BOTH_AGREE[:1], "two_agencies"),
        ((), "two_agencies"),
        ((Heard(OURS, POLICE, True, Answer.AGREE), Heard(THEIRS, HOUSING, True, Answer.AGREE)), "two_agencies"),
        ((BOTH_AGREE[0], Heard(THEIRS, HOSPITAL, False, Answer.AGREE)), "two_agencies"),
        ((BOTH_AGREE[0], Heard(THEIRS, HOUSING, False, Answer.DISAGREE)), "two_agencies"),
        ((BOTH_AGREE[0], Heard(THEIRS, HOUSING, False, Answer.CANNOT_JOIN)), "two_agencies"),
        ((*BOTH_AGREE, Heard(THIRD, HOUSING, False, Answer.DISAGREE)), "yes"),
    ],
)
def test_a_yes_takes_two_agencies_that_agree_one_of_them_not_police(heard, expected):
    assert code(rules.may_decide_in_call(member(OURS), call(heard=heard))) == expected


def test_dissent_is_seen():
    assert not call().has_dissent
    assert call(heard=(*BOTH_AGREE, Heard(THIRD, HOUSING, False, Answer.DISAGREE))).has_dissent


def test_it_is_decided_once():
    assert code(rules.may_decide_in_call(member(OURS), call(Stage.FILTER_3))) == "wrong_stage"


@pytest.mark.parametrize("stage", Stage)
def test_teams_are_named_in_the_call_as_in_a_meeting(stage):
    expected = "yes" if stage in (Stage.FILTER_3, Stage.FILTER_4) else "wrong_stage"
    assert code(rules.may_name_in_call(member(OURS), call(stage))) == expected
    assert code(rules.may_name_in_call(member(THEIRS), call(stage))) == "not_the_caller"


def test_the_few_plan_in_the_call_once_there_is_a_lead():
    assert code(rules.may_plan_in_call(member(OURS), call(Stage.FILTER_4, has_lead=True))) == "yes"
    assert code(rules.may_plan_in_call(member(OURS), call(Stage.FILTER_4))) == "no_lead"
    assert code(rules.may_plan_in_call(member(OURS), call(Stage.FILTER_3, has_lead=True))) == "wrong_stage"


def test_the_system_alone_ends_a_call_nobody_closed():
    assert code(rules.may_end_call(system([TABLE]), call())) == "yes"
    for actor in (system([OTHER_TABLE]), chair(), member(OURS)):
        assert code(rules.may_end_call(actor, call())) == "system_only"


def test_a_co_chair_ratifies_in_a_meeting():
    waiting = Ratifying(a_situation(Stage.INTERVENING), NOON, in_meeting=True)
    assert code(rules.may_ratify(chair(), waiting)) == "yes"
    for actor in (coordinator(), member(OURS), chair(OTHER_TABLE)):
        assert code(rules.may_ratify(actor, waiting)) == "not_at_table"
    assert code(rules.may_ratify(chair(), replace(waiting, in_meeting=False))) == "no_open_meeting"
    assert code(rules.may_ratify(chair(), replace(waiting, ratified=True))) == "ratified"
    assert code(rules.may_ratify(chair(), replace(waiting, decided_in_call=None))) == "not_by_call"
    assert code(rules.may_ratify(chair(), replace(waiting, situation=a_situation(Stage.CLOSED)))) == "not_under_way"
