"""A lead that reports nothing: closed on silence after the table's own wait, and not by anything else."""

from datetime import timedelta

import pytest
import time_machine

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as, moment
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.closing import rules
from commontable.response.closing.actions import close
from commontable.response.closing.models import Silence
from commontable.response.closing.rules import Ending, Quiet
from commontable.response.closing.silence import close_on_silence, quiet_of
from commontable.response.filters.actions import close_meeting
from commontable.response.interventions.attempts import record_attempt
from commontable.response.interventions.rules import Parts
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests.factories import intervening, meeting_of
from tests.cast import NOON
from tests.entries import entries_of
from tests.pure import OTHER_TABLE, OURS, a_situation, chair, code, coordinator, member

DAY = timedelta(days=1)


def quiet(stage=Stage.INTERVENING, lead=OURS, **wait) -> Quiet:
    return Quiet(Parts(a_situation(stage), lead), **wait)


def test_a_co_chair_closes_after_the_table_s_days_or_meetings():
    assert code(rules.may_close_on_silence(chair(), quiet(days=30))) == "yes"
    assert code(rules.may_close_on_silence(chair(), quiet(meetings=3))) == "yes"
    assert code(rules.may_close_on_silence(chair(), quiet(days=29, meetings=2))) == "not_silent_yet"


def test_nobody_else_does_and_only_where_somebody_leads():
    for actor in (chair(OTHER_TABLE), coordinator(), member(OURS)):
        assert code(rules.may_close_on_silence(actor, quiet(days=99))) == "not_at_table"
    assert code(rules.may_close_on_silence(chair(), quiet(days=99, lead=None))) == "no_lead"


@pytest.mark.parametrize("stage", Stage)
def test_only_an_intervention_is_closed_on_silence(stage):
    expected = "yes" if stage == Stage.INTERVENING else "wrong_stage"
    assert code(rules.may_close_on_silence(chair(), quiet(stage, days=99))) == expected


def test_silence_is_no_conclusion_of_a_meeting():
    assert code(rules.may_conclude_on_silence(chair(), Ending(Parts(a_situation())))) == "not_a_report"


def at(cast, when, act):
    with time_machine.travel(when, tick=False), acting_as(cast.chris):
        return act()


@pytest.fixture
def situation(cast):
    with time_machine.travel(NOON, tick=False):
        situation = intervening(cast)
        meeting = meeting_of(cast, situation)
    at(cast, NOON, lambda: close_meeting(meeting, actor=cast.chris))
    return situation


@pytest.mark.django_db
def test_it_is_closed_with_its_own_conclusion_and_why(cast, situation):
    with entries_of() as entries:
        closed = at(cast, NOON + 30 * DAY, lambda: close_on_silence(situation, actor=cast.chris, reason="no_answer"))
    assert (closed.stage, closed.conclusion) == ("closed", "silence")
    assert entries[0].details == {"reason": "no_answer"}
    with acting_as(cast.chris):
        silence = Silence.objects.get()
    assert (silence.team_id, silence.reason) == (cast.teams["Housing East"], "no_answer")


@pytest.mark.django_db
def test_any_word_starts_the_wait_again(cast, situation):
    with time_machine.travel(NOON + 20 * DAY, tick=False), acting_as(cast.paula):
        record_attempt(situation, actor=cast.paula, at=moment(), means="visit", reached=False, obstacle="moved")
    with pytest.raises(Refused):
        at(cast, NOON + 31 * DAY, lambda: close_on_silence(situation, actor=cast.chris, reason="no_answer"))


@pytest.mark.django_db
def test_meetings_that_closed_since_are_counted(cast, situation):
    def hold():
        meeting = plan_meeting(situation.table, actor=cast.chris, starts_at=moment())
        close_meeting(open_meeting(meeting, actor=cast.chris), actor=cast.chris)

    for week in (1, 2):
        at(cast, NOON + week * 7 * DAY, hold)
    found = at(cast, NOON + 15 * DAY, lambda: quiet_of(situation))
    assert (found.days, found.meetings) == (15, 2)


@pytest.mark.django_db
def test_a_reason_is_of_the_list_and_silence_is_closed_nowhere_else(cast, situation):
    with pytest.raises(Invalid):
        at(cast, NOON + 31 * DAY, lambda: close_on_silence(situation, actor=cast.chris, reason="tired"))
    with time_machine.travel(NOON + DAY, tick=False), acting_as(cast.omar):
        record_attempt(situation, actor=cast.omar, at=moment(), means="visit", reached=True)
    with pytest.raises(Refused) as no:
        at(cast, NOON + 2 * DAY, lambda: close(situation, actor=cast.chris, conclusion="silence"))
    assert no.value.code == "not_a_report"
