"""A "no" is destroyed a day after the decision, even when nobody closes the meeting."""

from datetime import timedelta
from uuid import UUID

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.keyfile import create_keyfile
from commontable.response.agenda.actions import open_meeting, plan_meeting
from commontable.response.filters.actions import decide_not_met, hear
from commontable.response.filters.jobs import destroy_old_rejections, destroy_old_rejections_at
from commontable.response.situations.actions import bring, save_draft, start_draft
from commontable.response.situations.answers import Answers, PersonAnswers
from commontable.response.situations.models import Fact, Situation
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests.factories import everybody_comes
from tests.cast import NOON, Cast, gather

pytestmark = pytest.mark.django_db

ANSWERS = Answers(
    kind="person",
    people=(PersonAnswers("01900000-0000-7000-8000-000000000001", "from_25_to_29", "female", "harmed"),),
    risk_factors=("crime_victimization_threat", "housing_no_access"),
    aer_markers=("if_left",),
    aer_tests=("elevated_risk", "several_agencies"),
)


@pytest.fixture
def cast(settings, tmp_path) -> Cast:
    settings.KEYFILE = tmp_path / "keyfile"
    create_keyfile(settings.KEYFILE)
    return gather()


def rejected(cast: Cast) -> Situation:
    """One situation of the east table, rejected at a meeting that stays open."""
    with acting_as(cast.hana):
        draft = start_draft(cast.team("Hospital East"), actor=cast.hana)
        draft = save_draft(draft, actor=cast.hana, answers=ANSWERS)
        situation = bring(draft, actor=cast.hana)
    with acting_as(cast.chris):
        meeting = plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=NOON)
        everybody_comes(open_meeting(meeting, actor=cast.chris), cast.chris)
        hear(situation, actor=cast.chris)
        return decide_not_met(situation, actor=cast.chris, reason="single_agency", how="consensus")


def facts_left(cast: Cast, situation: Situation) -> tuple[str, int]:
    with acting_as(system([cast.tables["EA"]])):
        stage = Situation.objects.get(pk=situation.pk).stage
        return stage, Fact.objects.filter(situation=situation).count()


def run_on_each_table() -> list[int]:
    """What the worker does: queue the look at each table, then look."""
    destroy_old_rejections()
    queued = ProcrastinateJob.objects.filter(task_name__endswith="destroy_old_rejections_at")
    return sorted(destroy_old_rejections_at(**job.args) for job in queued)


def test_a_no_older_than_a_day_is_destroyed_though_the_meeting_is_open(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        situation = rejected(cast)
        clock.shift(timedelta(hours=24, seconds=1))
        assert run_on_each_table() == [0, 1]
        assert facts_left(cast, situation) == (Stage.MINIMISED, 0)


def test_a_no_of_less_than_a_day_waits_for_the_end_of_the_meeting(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        situation = rejected(cast)
        clock.shift(timedelta(hours=23, minutes=59))
        assert run_on_each_table() == [0, 0]
        stage, facts = facts_left(cast, situation)
        assert (stage, facts > 0) == (Stage.REJECTED, True)


def test_a_second_run_changes_nothing(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        rejected(cast)
        clock.shift(timedelta(hours=25))
        table = str(cast.tables["EA"])
        assert [destroy_old_rejections_at(table) for _ in range(2)] == [1, 0]


def test_another_table_is_not_touched(cast: Cast) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        situation = rejected(cast)
        clock.shift(timedelta(hours=25))
        assert destroy_old_rejections_at(str(cast.tables["WE"])) == 0
        assert facts_left(cast, situation)[0] == Stage.REJECTED


def test_jobs_carry_identifiers_only(cast: Cast) -> None:
    destroy_old_rejections()
    for job in ProcrastinateJob.objects.all():
        assert {UUID(value) for value in job.args.values()} <= set(cast.tables.values())
