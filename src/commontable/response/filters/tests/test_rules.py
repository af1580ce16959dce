"""May this person put the question of filter 2, and may the table answer it now?"""

from dataclasses import replace

import pytest

from commontable.groundwork.access.actor import NOBODY, system
from commontable.identifiers import new_id
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.meetings.quorum import Quorum
from commontable.response.filters import rules
from commontable.response.filters.models import Certificate
from commontable.response.filters.rules import Hearing
from commontable.response.situations.stages import Stage
from tests.pure import OTHER_TABLE, OURS, TABLE, a_situation, chair, code, coordinator, member

POLICE, HOSPITAL, HOMES = new_id(), new_id(), new_id()
TWO = ((POLICE, True), (HOSPITAL, False))
OF_MEETING = [rules.may_hear, rules.may_put_off, rules.may_decide, rules.may_take_back]


def heard(stage: str = Stage.FILTER_2, *, now: bool = True, present=TWO, meeting: bool = True) -> Hearing:
    return Hearing(a_situation(stage), Meeting(table_id=TABLE) if meeting else None, now, present)


@pytest.mark.parametrize("rule", OF_MEETING)
@pytest.mark.parametrize("stage", Stage)
def test_only_a_co_chair_of_this_table_takes_it_through_filter_2(rule, stage):
    for actor in (chair(OTHER_TABLE), coordinator(), member(OURS), NOBODY):
        assert code(rule(actor, heard(stage))) == "not_at_table"


@pytest.mark.parametrize(
    ("rule", "stage"),
    [
        (rules.may_hear, Stage.BROUGHT),
        (rules.may_put_off, Stage.FILTER_2),
        (rules.may_decide, Stage.FILTER_2),
        (rules.may_take_back, Stage.REJECTED),
    ],
)
def test_each_step_has_its_stage_and_needs_an_open_meeting(rule, stage):
    assert code(rule(chair(), heard(stage))) == "yes"
    assert code(rule(chair(), heard(stage, meeting=False))) == "no_open_meeting"
    for other in set(Stage) - {stage}:
        assert code(rule(chair(), heard(other))) == "wrong_stage"


def test_the_table_turns_back_to_what_it_has_not_answered():
    assert code(rules.may_hear(chair(), heard(now=False))) == "yes"
    assert code(rules.may_hear(chair(), heard(now=True))) == "wrong_stage"


def test_the_table_answers_the_item_it_hears():
    assert code(rules.may_decide(chair(), heard(now=False))) == "not_now"


@pytest.mark.parametrize(
    ("present", "answer"),
    [
        ((), "two_agencies"),
        (((HOSPITAL, False),), "two_agencies"),
        (((HOSPITAL, False), (HOSPITAL, False)), "two_agencies"),
        (((POLICE, True), (HOMES, True)), "two_agencies"),
        (((POLICE, True), (HOMES, False)), "yes"),
        (((HOSPITAL, False), (HOMES, False)), "yes"),
    ],
)
def test_two_persons_means_two_agencies_one_of_them_not_police(present, answer):
    assert code(rules.may_decide(chair(), heard(present=present))) == answer


def test_the_system_alone_destroys_and_only_at_its_own_table():
    no = a_situation(Stage.REJECTED)
    assert code(rules.may_minimise(system([TABLE]), no)) == "yes"
    assert code(rules.may_minimise(system([OTHER_TABLE]), no)) == "system_only"
    assert code(rules.may_minimise(chair(), no)) == "system_only"


def test_only_a_no_is_destroyed():
    for stage in set(Stage) - {Stage.REJECTED}:
        assert code(rules.may_minimise(system([TABLE]), a_situation(stage))) == "wrong_stage"


def test_a_decision_takes_the_quorum_of_the_table_and_the_refusal_says_what_is_missing():
    short = replace(heard(), quorum=Quorum(3, (), ("health", "housing")))
    verdict = rules.may_decide(chair(), short)
    assert verdict.code == "no_quorum"
    assert "1 more team is missing" in str(verdict.sentence)
    assert code(rules.may_decide(chair(), replace(short, quorum=Quorum(2, (), ("health", "housing"))))) == "yes"


def test_the_system_certifies_what_was_cut_and_whoever_finds_a_certificate_reads_it():
    cut = a_situation(Stage.MINIMISED)
    assert code(rules.may_certify(system([TABLE]), cut)) == "yes"
    assert code(rules.may_certify(system([OTHER_TABLE]), cut)) == "system_only"
    assert code(rules.may_certify(system([TABLE]), a_situation(Stage.REJECTED))) == "not_cut"
    assert code(rules.may_read_certificate(coordinator(), Certificate())) == "yes"
    assert code(rules.may_read_certificate(NOBODY, Certificate())) == "sign_in_first"
