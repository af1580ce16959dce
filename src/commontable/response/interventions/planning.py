"""What did the few agree? The plan as the teams with a part write it down, and each team's tasks."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import GONE, action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.session import catch_up, moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.response.situations.models import Situation

from .models import Plan, PlanTask
from .parts import parts_of
from .rules import Task, may_change_task, may_write_plan

FIRST_CONTACT = "first_contact"
"""The task of the teams that go."""


def task_with_parts(task: PlanTask) -> Task:
    """The task, with the teams of its situation as they are now."""
    return Task(parts_of(task.situation), task)


def task_in_turn(task: PlanTask) -> Task:
    """The same as they are once it is our turn: whoever changes the plan, or ends the work, locks the situation too."""
    list(Situation.objects.filter(pk=task.situation_id).select_for_update(of=("self",), no_key=True))
    catch_up()
    try:
        task.refresh_from_db()
    except ObjectDoesNotExist:
        raise Refused(GONE) from None
    return task_with_parts(task)


@action(may_write_plan, given=parts_of, records=("means", "asking", "flags", "going"))
def write_plan(
    situation: Situation,
    *,
    actor: Actor,
    goes_at: datetime | None = None,
    going: Iterable[UUID] = (),
    means: str = "",
    asking: str = "",
    language: str = "",
    flags: Iterable[str] = (),
    seen_plan: int | None = None,
) -> Plan:
    """Write down who goes, when, in which way and what language, how consent is asked, and what to mind.

    Which language it is stands in no ledger entry. Raises Stale when another team has changed the plan since version `seen_plan` (0: there was none), Invalid for a team
    without a part or a code that is on no list.
    """
    parts, flags, going = parts_of(situation), list(flags), set(going)
    _check(means, asking, language, flags)
    if not going <= parts.teams:
        raise Invalid(_("A team named here has no part in this intervention."))
    plan = Plan.objects.filter(situation=situation).first()
    if seen_plan is not None and seen_plan != (plan.version if plan else 0):
        raise Stale(plan)
    plan = plan or Plan(situation=situation)
    plan.goes_at, plan.means, plan.asking, plan.language, plan.flags = goes_at, means, asking, language, flags
    plan.written_by_id, plan.written_at = _our_team(parts, actor), moment()
    plan.save()
    _send(situation, going, timezone.localtime(goes_at).date() if goes_at else None)
    return plan


@action(may_write_plan, given=parts_of, records=("team", "task"))
def add_task(situation: Situation, *, actor: Actor, team: UUID, task: str, due_on: date | None = None) -> PlanTask:
    """Say what a team with a part does, by when. Raises Invalid for any other team, or what it has in hand already."""
    picked("plan_tasks", task)
    if team not in parts_of(situation).teams:
        raise Invalid(_("A team named here has no part in this intervention."))
    if PlanTask.objects.filter(situation=situation, team_id=team, task=task, done_at=None).exists():
        raise Invalid(_("That team has this task already."))
    return PlanTask.objects.create(situation=situation, team_id=team, task=task, due_on=due_on, added_at=moment())


@action(may_change_task, given=task_in_turn)
def finish_task(task: PlanTask, *, actor: Actor) -> PlanTask:
    """Say that it is done."""
    task.done_at = moment()
    task.save(update_fields=["done_at"])
    return task


@action(may_change_task, given=task_in_turn)
def drop_task(task: PlanTask, *, actor: Actor) -> None:
    """Take a task back that is not to be done after all."""
    task.delete()


def _check(means: str, asking: str, language: str, flags: list[str]) -> None:
    for vocabulary, code in (("contact_means", means), ("consent_asking", asking), ("languages", language)):
        if code:
            picked(vocabulary, code)
    for flag in flags:
        picked("plan_safety", flag)


def _our_team(parts: Any, actor: Actor) -> UUID:
    team = parts.acting_for(actor)
    assert team, "the rule let in somebody without a part"
    return team


def _send(situation: Situation, going: set[UUID], due_on: date | None) -> None:
    """These teams go to the first contact, and no others."""
    waiting = PlanTask.objects.filter(situation=situation, task=FIRST_CONTACT, done_at=None)
    waiting.exclude(team__in=going).delete()
    waiting.update(due_on=due_on)
    there = set(waiting.values_list("team_id", flat=True))
    PlanTask.objects.bulk_create(
        PlanTask(situation=situation, team_id=team, task=FIRST_CONTACT, due_on=due_on, added_at=moment())
        for team in sorted(going - there)
    )
