"""May this person draft, bring, read a situation?"""

import pytest

from commontable.groundwork.access.actor import NOBODY
from commontable.response.situations import rules
from commontable.response.situations.looks import LastLooked
from commontable.response.situations.stages import ENDED, MOVES, Stage, legal, pairs
from tests.pure import OTHER_TABLE, OURS, THEIRS, a_draft, a_situation, chair, code, coordinator, member

from .factories import person, whole


class OurTeam:
    pk = OURS


def stored(**answers) -> dict:
    return whole(**answers).to_json()


def test_a_member_drafts_for_a_team_they_serve():
    assert code(rules.may_draft(member(OURS), OurTeam)) == "yes"


def test_nobody_drafts_for_another_team():
    assert code(rules.may_draft(member(THEIRS), OurTeam)) == "no_seat"


def test_whoever_serves_a_team_may_start_a_draft():
    assert code(rules.may_start(member(OURS))) == "yes"
    assert code(rules.may_start(chair())) == "no_team"
    assert code(rules.may_start(NOBODY)) == "sign_in_first"


def test_a_draft_is_read_by_its_own_team_alone():
    assert code(rules.may_read_draft(member(OURS), a_draft())) == "yes"
    assert code(rules.may_read_draft(member(THEIRS), a_draft())) == "not_your_team"
    assert code(rules.may_read_draft(chair(), a_draft())) == "not_your_team"
    assert code(rules.may_read_draft(NOBODY, a_draft())) == "not_your_team"


@pytest.mark.parametrize("rule", [rules.may_edit_draft, rules.may_discard, rules.may_bring])
def test_what_is_at_the_table_is_no_longer_changed_or_brought_again(rule):
    draft = a_draft(stored(), a_situation(Stage.FILTER_2))
    assert code(rule(member(OURS), draft)) == "already_brought"


@pytest.mark.parametrize("rule", [rules.may_edit_draft, rules.may_discard, rules.may_bring])
def test_after_a_no_is_final_the_team_may_use_its_draft_again(rule):
    assert code(rule(member(OURS), a_draft(stored(), a_situation(Stage.MINIMISED)))) == "yes"


@pytest.mark.parametrize("rule", [rules.may_edit_draft, rules.may_discard, rules.may_bring])
def test_another_team_does_nothing_with_a_draft(rule):
    assert code(rule(member(THEIRS), a_draft(stored()))) == "not_your_team"


def test_words_that_did_not_pass_the_check_keep_it_from_being_brought():
    for words, answer in {"": "yes", "checked": "yes", "typed": "words_unchecked"}.items():
        draft = a_draft(stored())
        draft.words = words
        assert code(rules.may_bring(member(OURS), draft)) == answer


def test_a_whole_draft_may_be_brought():
    assert code(rules.may_bring(member(OURS), a_draft(stored()))) == "yes"


@pytest.mark.parametrize("lacking", ["kind", "people", "aer_markers", "aer_tests"])
def test_a_draft_without_a_needed_answer_may_not(lacking):
    answers = {name: value for name, value in stored().items() if name != lacking}
    assert code(rules.may_bring(member(OURS), a_draft(answers))) == "not_complete"


def test_the_refusal_says_all_that_is_missing():
    sentence = str(rules.may_bring(member(OURS), a_draft({"kind": "person"})).sentence)
    assert "Give each person" in sentence
    assert "Pick two risk factors" in sentence


def test_with_a_child_the_duty_to_report_is_asked():
    child = (person("from_6_to_11"),)
    assert code(rules.may_bring(member(OURS), a_draft(stored(people=child)))) == "duty_to_report"
    assert code(rules.may_bring(member(OURS), a_draft(stored(people=child, duty_to_report="made")))) == "yes"


def test_only_the_signed_in_read():
    assert code(rules.may_read(member(), a_situation())) == "yes"
    assert code(rules.may_read(NOBODY, a_situation())) == "sign_in_first"


def test_the_co_chairs_run_the_table_and_nobody_else():
    assert code(rules.runs_table(chair(), a_situation())) == "yes"
    for other in (chair(OTHER_TABLE), coordinator(), member(OURS), NOBODY):
        assert code(rules.runs_table(other, a_situation())) == "not_at_table"


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("stage", Stage)
def test_a_move_begins_at_its_own_stage_alone(move, stage):
    expected = "yes" if stage in MOVES[move][0] else "wrong_stage"
    assert code(rules.at_stage(a_situation(stage), move)) == expected


def test_the_refusal_names_number_and_both_stages():
    sentence = str(rules.at_stage(a_situation(Stage.CLOSED), "hear").sentence)
    assert sentence == "EA-26-0001 is at “Closed”; this can only be done at “Brought”."


def test_what_is_destroyed_or_ended_stays_so_and_what_is_closed_can_only_be_opened_again():
    assert not [pair for pair in pairs() if pair[0] in (Stage.MINIMISED, *ENDED)]
    assert [pair for pair in pairs() if pair[0] == Stage.CLOSED] == [("closed", "intervening")]


def test_a_refusal_names_every_stage_where_a_move_may_begin():
    sentence = str(rules.at_stage(a_situation(Stage.CLOSED), "withdraw").sentence)
    assert sentence == "EA-26-0001 is at “Closed”; this can only be done at “Brought” or “Filter 2”."


def test_a_move_is_legal_or_it_is_not():
    assert legal(Stage.FILTER_2, Stage.REJECTED)
    assert not legal(Stage.BROUGHT, Stage.FILTER_3)


def test_the_team_that_said_a_walk_on_opens_its_own_file_while_its_facts_show():
    assert code(rules.may_open_own_file(member(OURS), a_situation(walk_on=True))) == "yes"
    assert code(rules.may_open_own_file(member(THEIRS), a_situation(walk_on=True))) == "not_your_team"
    assert code(rules.may_open_own_file(coordinator(), a_situation(walk_on=True))) == "not_your_team"
    assert code(rules.may_open_own_file(member(OURS), a_situation())) == "no_walk_on"
    assert code(rules.may_open_own_file(member(OURS), a_situation(Stage.REJECTED, walk_on=True))) == "hidden"


def test_the_own_file_of_a_walk_on_is_completed_by_its_team():
    walk_on = a_situation(walk_on=True)
    assert code(rules.may_complete_walk_on(member(OURS), a_draft(situation=walk_on))) == "yes"
    assert code(rules.may_complete_walk_on(member(THEIRS), a_draft(situation=walk_on))) == "not_your_team"
    assert code(rules.may_complete_walk_on(member(OURS), a_draft(situation=a_situation()))) == "no_walk_on"
    assert code(rules.may_complete_walk_on(member(OURS), a_draft())) == "no_walk_on"


def test_each_member_keeps_for_themselves_when_they_looked():
    who = member(OURS)
    assert code(rules.may_look(who, LastLooked(member_id=who.member))) == "yes"
    for actor in (member(OURS), chair(), NOBODY):
        assert code(rules.may_look(actor, LastLooked(member_id=who.member))) == "not_yours"
    assert code(rules.may_look(NOBODY, LastLooked())) == "not_yours"
