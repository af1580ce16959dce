"""May this person name a service, a barrier, a conclusion?"""

import pytest

from commontable.groundwork.access.actor import NOBODY
from commontable.groundwork.vocabulary.lists import load
from commontable.response.closing import rules
from commontable.response.closing.rules import CONCLUDED_ONLY_IF, Ending, Quiet
from commontable.response.interventions.rules import Parts
from commontable.response.situations.stages import OPEN_WORK, Stage
from tests.pure import OTHER_TABLE, OURS, THEIRS, THIRD, a_situation, chair, code, coordinator, member


def parts(stage: str) -> Parts:
    return Parts(a_situation(stage), OURS, frozenset({THEIRS}))


def ending(stage: str = Stage.INTERVENING, **reported) -> Ending:
    return Ending(parts(stage), **{"has_attempt": True, **reported})


@pytest.mark.parametrize("stage", Stage)
def test_any_team_with_a_part_reports_while_the_work_is_open(stage):
    expected = "yes" if stage in OPEN_WORK else "not_under_way"
    assert code(rules.may_report(member(OURS), parts(stage))) == expected
    assert code(rules.may_report(member(THEIRS), parts(stage))) == expected


def test_nobody_without_a_part_reports():
    for actor in (member(THIRD), chair(), coordinator(), NOBODY):
        assert code(rules.may_report(actor, parts(Stage.INTERVENING))) == "no_part"


@pytest.mark.parametrize("stage", Stage)
def test_an_intervention_is_closed_and_nothing_else(stage):
    expected = "yes" if stage == Stage.INTERVENING else "wrong_stage"
    assert code(rules.may_close(chair(), ending(stage))) == expected


def test_a_situation_is_not_closed_on_silence():
    assert code(rules.may_close(chair(), ending(has_attempt=False))) == "no_update"


def test_only_a_co_chair_closes():
    for actor in (chair(OTHER_TABLE), coordinator(), member(OURS), NOBODY):
        assert code(rules.may_close(actor, ending())) == "not_at_table"


def test_connected_is_said_of_somebody_who_was():
    assert code(rules.may_conclude_connected(chair(), ending(has_connection=True))) == "yes"
    assert code(rules.may_conclude_connected(chair(), ending())) == "no_service"


def test_a_systemic_issue_has_a_barrier():
    assert code(rules.may_conclude_systemic(chair(), ending(has_barrier=True))) == "yes"
    assert code(rules.may_conclude_systemic(chair(), ending())) == "no_barrier"


def test_every_bound_conclusion_is_on_the_list():
    assert set(CONCLUDED_ONLY_IF) <= {term.code for term in load("conclusions")}


def quiet(stage: str = Stage.INTERVENING, *, lead=OURS, **silent) -> Quiet:
    return Quiet(Parts(a_situation(stage), lead, frozenset({THEIRS})), **silent)


@pytest.mark.parametrize("silent", [{"days": 30}, {"meetings": 3}])
def test_a_co_chair_closes_on_silence_once_the_table_has_waited(silent):
    assert code(rules.may_close_on_silence(chair(), quiet(**silent))) == "yes"
    for actor in (chair(OTHER_TABLE), coordinator(), member(OURS), NOBODY):
        assert code(rules.may_close_on_silence(actor, quiet(**silent))) == "not_at_table"
    assert code(rules.may_close_on_silence(chair(), quiet(Stage.FILTER_4, **silent))) == "wrong_stage"
    assert code(rules.may_close_on_silence(chair(), quiet(lead=None, **silent))) == "no_lead"


def test_a_day_or_a_meeting_short_of_what_the_table_waits_is_not_silence():
    short = rules.may_close_on_silence(chair(), quiet(days=29, meetings=2))
    assert code(short) == "not_silent_yet"
    assert "29 days and 2 meetings" in str(short.sentence)


@pytest.mark.parametrize("stage", Stage)
def test_aer_is_proven_false_by_a_co_chair_while_the_work_is_open(stage):
    expected = "yes" if stage in OPEN_WORK else "wrong_stage"
    assert code(rules.may_prove_false(chair(), a_situation(stage))) == expected


def test_nobody_else_proves_aer_false():
    for actor in (chair(OTHER_TABLE), coordinator(), member(OURS), NOBODY):
        assert code(rules.may_prove_false(actor, a_situation(Stage.INTERVENING))) == "not_at_table"


def test_neither_silence_nor_aer_proven_false_is_concluded_with_the_others():
    told = ending(has_connection=True, has_barrier=True)
    assert code(CONCLUDED_ONLY_IF["silence"](chair(), told)) == "not_a_report"
    for conclusion in ("never_aer", "not_ratified"):
        assert code(CONCLUDED_ONLY_IF[conclusion](chair(), told)) == "proven_false"
