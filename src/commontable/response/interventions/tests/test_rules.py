"""May this person name teams, plan, record an attempt?"""

import pytest

from commontable.groundwork.access.actor import NOBODY
from commontable.identifiers import new_id
from commontable.response.interventions import rules
from commontable.response.interventions.models import Attempt, PlanTask, Role
from commontable.response.interventions.rules import Entry, Parts, Task
from commontable.response.situations.stages import OPEN_WORK, Stage
from tests.cast import NOON
from tests.pure import OTHER_TABLE, OURS, THEIRS, THIRD, a_situation, chair, code, coordinator, member


def parts(stage: str, lead=OURS, assisting=(THEIRS,)) -> Parts:
    return Parts(a_situation(stage), lead, frozenset(assisting))


@pytest.mark.parametrize("stage", Stage)
def test_teams_are_named_at_filter_3_and_corrected_at_filter_4(stage):
    expected = "yes" if stage in (Stage.FILTER_3, Stage.FILTER_4) else "wrong_stage"
    assert code(rules.may_name_teams(chair(), parts(stage))) == expected


@pytest.mark.parametrize("stage", Stage)
def test_the_few_plan_at_filter_4(stage):
    assert code(rules.may_plan(chair(), parts(stage))) == ("yes" if stage == Stage.FILTER_4 else "wrong_stage")


def test_no_plan_without_a_lead():
    assert code(rules.may_plan(chair(), parts(Stage.FILTER_4, lead=None))) == "no_lead"


@pytest.mark.parametrize("rule", [rules.may_name_teams, rules.may_plan])
def test_only_a_co_chair_names_and_records_the_plan(rule):
    for actor in (chair(OTHER_TABLE), coordinator(), member(OURS), NOBODY):
        assert code(rule(actor, parts(Stage.FILTER_4))) == "not_at_table"


def test_lead_and_assisting_teams_take_part():
    assert code(rules.may_take_part(member(OURS), parts(Stage.INTERVENING))) == "yes"
    assert code(rules.may_take_part(member(THEIRS), parts(Stage.INTERVENING))) == "yes"
    for actor in (member(THIRD), chair(), coordinator(), NOBODY):
        assert code(rules.may_take_part(actor, parts(Stage.INTERVENING))) == "no_part"


@pytest.mark.parametrize("stage", Stage)
def test_the_lead_records_attempts_while_the_work_is_open(stage):
    expected = "yes" if stage in OPEN_WORK else "not_under_way"
    assert code(rules.may_record_attempt(member(OURS), parts(stage))) == expected


def test_nobody_else_records_attempts():
    for actor in (member(THIRD), chair(), coordinator(), NOBODY):
        assert code(rules.may_record_attempt(actor, parts(Stage.INTERVENING))) == "no_part"


def test_an_assisting_team_records_what_it_did_itself():
    assert code(rules.may_record_attempt(member(THEIRS), parts(Stage.INTERVENING))) == "yes"


def test_the_lead_alone_tells_for_a_team_with_a_part():
    told = parts(Stage.INTERVENING)
    assert code(rules.may_tell_for(member(OURS), (told, THEIRS))) == "yes"
    assert code(rules.may_tell_for(member(THEIRS), (told, OURS))) == "not_lead"
    assert code(rules.may_tell_for(member(OURS), (told, THIRD))) == "no_part_theirs"


def entry(stage: str = Stage.INTERVENING, team=THEIRS, struck=None) -> Entry:
    return Entry(parts(stage), Attempt(team_id=team, struck_at=struck))


@pytest.mark.parametrize("stage", Stage)
def test_an_entry_is_struck_out_while_the_work_is_open(stage):
    expected = "yes" if stage in OPEN_WORK else "not_under_way"
    assert code(rules.may_strike(member(THEIRS), entry(stage))) == expected


def test_who_wrote_it_or_leads_strikes_it_out_once():
    assert code(rules.may_strike(member(OURS), entry())) == "yes"
    assert code(rules.may_strike(member(THEIRS), entry(team=OURS))) == "not_ours"
    assert code(rules.may_strike(member(THIRD), entry(team=THIRD))) == "no_part"
    assert code(rules.may_strike(member(THEIRS), entry(struck=NOON))) == "struck"


def test_co_leads_record_attempts_too():
    both = Parts(a_situation(Stage.INTERVENING), OURS, frozenset(), frozenset({THEIRS}))
    assert code(rules.may_record_attempt(member(THEIRS), both)) == "yes"


def test_a_member_of_several_teams_acts_for_the_one_that_leads():
    both = Parts(a_situation(Stage.INTERVENING), OURS, frozenset({THIRD}), frozenset({THEIRS}))
    assert both.acting_for(member(OURS)) == OURS
    assert both.acting_for(member(THEIRS)) == THEIRS
    assert both.acting_for(member(THIRD)) == THIRD
    assert both.acting_for(chair()) is None


@pytest.mark.parametrize("stage", Stage)
def test_whoever_runs_the_table_adds_a_team_at_filter_4(stage):
    expected = "yes" if stage == Stage.FILTER_4 else "wrong_stage"
    assert code(rules.may_add_team(chair(), parts(stage))) == expected
    assert code(rules.may_add_team(coordinator(), parts(stage))) == expected


def test_nobody_is_added_before_there_is_a_lead_or_by_anybody_else():
    assert code(rules.may_add_team(chair(), parts(Stage.FILTER_4, lead=None))) == "no_lead"
    for actor in (chair(OTHER_TABLE), member(OURS), NOBODY):
        assert code(rules.may_add_team(actor, parts(Stage.FILTER_4))) == "not_at_table"


def test_without_a_lead_nobody_leads():
    assert parts(Stage.FILTER_4, lead=None).teams == {THEIRS}


@pytest.mark.parametrize("stage", Stage)
def test_the_lead_is_handed_over_while_the_work_is_open(stage):
    expected = "yes" if stage in OPEN_WORK else "not_under_way"
    assert code(rules.may_hand_over_lead(chair(), parts(stage))) == expected


def test_only_a_co_chair_hands_a_lead_over_and_only_one_that_is_there():
    assert code(rules.may_hand_over_lead(chair(), parts(Stage.FILTER_4, lead=None))) == "no_lead"
    for actor in (chair(OTHER_TABLE), coordinator(), member(OURS), NOBODY):
        assert code(rules.may_hand_over_lead(actor, parts(Stage.INTERVENING))) == "not_at_table"


@pytest.mark.parametrize("stage", Stage)
def test_whoever_runs_the_table_writes_down_what_a_team_says_while_teams_are_named(stage):
    expected = "yes" if stage in (Stage.FILTER_3, Stage.FILTER_4) else "wrong_stage"
    for actor in (chair(), coordinator()):
        assert code(rules.may_record_on_behalf(actor, parts(stage))) == expected
    for actor in (chair(OTHER_TABLE), member(OURS), NOBODY):
        assert code(rules.may_record_on_behalf(actor, parts(stage))) == "not_at_table"


def a_role(**said) -> Role:
    spoken = {"recorded_by_id": new_id(), "said_by": "A nurse"} | said
    return Role(situation=a_situation(Stage.FILTER_4), team_id=THEIRS, part="assisting", **spoken)


def test_what_was_said_for_a_team_is_confirmed_once_by_it_or_after_asking_it():
    for actor in (member(THEIRS), coordinator()):
        assert code(rules.may_confirm_part(actor, a_role())) == "yes"
        for over in ({"confirmed_at": NOON}, {"ends_at": NOON}, {"recorded_by_id": None, "said_by": ""}):
            assert code(rules.may_confirm_part(actor, a_role(**over))) == "nothing_waits"
    for actor in (member(OURS), chair(), coordinator(OTHER_TABLE), NOBODY):
        assert code(rules.may_confirm_part(actor, a_role())) == "not_yours_to_confirm"


@pytest.mark.parametrize("stage", Stage)
def test_every_team_with_a_part_writes_the_plan_from_filter_4_until_closing(stage):
    expected = "yes" if stage in (Stage.FILTER_4, Stage.INTERVENING) else "not_planned_now"
    for actor in (member(OURS), member(THEIRS)):
        assert code(rules.may_write_plan(actor, parts(stage))) == expected
    for actor in (member(THIRD), chair(), coordinator(), NOBODY):
        assert code(rules.may_write_plan(actor, parts(stage))) == "no_part"


def test_a_task_is_done_by_its_team_or_by_one_that_leads_once():
    ours, done = PlanTask(team_id=THEIRS), PlanTask(team_id=THEIRS, done_at=NOON)
    for actor in (member(THEIRS), member(OURS)):
        assert code(rules.may_change_task(actor, Task(parts(Stage.INTERVENING), ours))) == "yes"
        assert code(rules.may_change_task(actor, Task(parts(Stage.INTERVENING), done))) == "task_done"
    three = parts(Stage.INTERVENING, assisting=(THEIRS, THIRD))
    assert code(rules.may_change_task(member(THIRD), Task(three, ours))) == "not_our_task"
    assert code(rules.may_change_task(chair(), Task(three, ours))) == "no_part"
    assert code(rules.may_change_task(member(OURS), Task(parts(Stage.CLOSED), ours))) == "not_planned_now"
