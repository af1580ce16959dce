"""What does the file say of the plan? What the few agreed, and each team's tasks with what may be done about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.groundwork.access.verdict import Verdict
from commontable.groundwork.vocabulary.lists import load
from commontable.kept import kept
from commontable.response.interventions.models import Plan, PlanTask, PlanWords
from commontable.response.interventions.plan_forms import TaskForm
from commontable.response.interventions.planning import FIRST_CONTACT
from commontable.response.interventions.rules import Parts, Task, may_change_task, may_write_plan
from commontable.response.situations.models import Compartment, Grant

from .file import rows_of
from .since import is_new
from .wording import day, day_and_hour, named

_plans, _tasks = rows_of(Plan), rows_of(PlanTask)


@dataclass(frozen=True)
class TaskRow:
    """A task in words; `is_ours` where this person may say that it is done."""

    id: UUID
    team: str
    words: str
    by: str
    state: str
    is_late: bool
    is_ours: bool
    is_new: bool


def plan_words(parts: Parts, teams: dict[UUID, str], actor: Actor, since: datetime | None) -> dict[str, Any]:
    """The plan for a team with a part; two queries."""
    plan = next(iter(_plans(parts.situation.pk)), None)
    tasks = _tasks(parts.situation.pk)
    rows = [_row(parts, task, teams, actor, since) for task in tasks]
    with_part = [(str(team), name) for team, name in teams.items() if team in parts.teams]
    return {
        "plan": _agreed(plan, tasks, teams) if plan else [],
        "language": plan.language if plan else "",
        "plan_is_new": plan is not None and is_new(plan.written_at, since),
        "plan_by": _by(plan, teams) if plan else "",
        "safety": [load("plan_safety").label(flag) for flag in plan.flags] if plan else [],
        "tasks": rows,
        "may_plan": may_write_plan(actor, parts),
        **_words(parts, teams, actor),
        "task_form": TaskForm(teams=with_part),
    }


def _words(parts: Parts, teams: dict[UUID, str], actor: Actor) -> dict[str, Any]:
    """Whether this person may be given the plan in words, and who sealed it when; the words are on a page of their own."""
    found = next(iter(_granted(parts.situation.pk, actor.teams, moment())), None)
    said = {"team": teams.get(found.by, ""), "when": day_and_hour(found.at)} if found and found.at else {}
    return {"reads_words": found is not None, "words_since": _("sealed by %(team)s, %(when)s") % said if said else ""}


@kept
def _granted(situation: UUID, teams: Iterable[UUID], at: datetime) -> QuerySet[Any]:
    granted = Grant.objects.open_at(at).filter(situation=situation, compartment=Compartment.PLAN, team__in=teams)
    written = PlanWords.objects.filter(situation=OuterRef("situation"))
    return granted.annotate(
        by=Subquery(written.values("written_by")[:1]), at=Subquery(written.values("written_at")[:1])
    )[:1]


def new_in_plan(words: dict[str, Any]) -> int:
    """How many lines of the plan are new."""
    return words["plan_is_new"] + sum(row.is_new for row in words["tasks"])


def _agreed(plan: Plan, tasks: list[PlanTask], teams: dict[UUID, str]) -> list[tuple[str, str]]:
    going = [teams.get(task.team_id, "") for task in tasks if task.task == FIRST_CONTACT]
    rows = (
        (_("Who goes"), named(going) if going else ""),
        (_("When"), day_and_hour(plan.goes_at) if plan.goes_at else ""),
        (_("In which way"), load("contact_means").label(plan.means) if plan.means else ""),
        (_("Consent"), load("consent_asking").label(plan.asking) if plan.asking else ""),
    )
    needed = [(_("Language"), load("languages").label(plan.language))] if plan.language else []
    return [*((title, words or _("not said yet")) for title, words in rows), *needed]


def _by(plan: Plan, teams: dict[UUID, str]) -> str:
    return f"{teams.get(plan.written_by_id, '')}, {day_and_hour(plan.written_at)}"


def _row(parts: Parts, task: PlanTask, teams: dict[UUID, str], actor: Actor, since: datetime | None) -> TaskRow:
    verdict: Verdict = may_change_task(actor, Task(parts, task))
    late = task.done_at is None and task.due_on is not None and task.due_on < timezone.localdate()
    done = _("done %(day)s") % {"day": day(task.done_at)} if task.done_at else ""
    return TaskRow(
        id=task.pk,
        team=teams.get(task.team_id, ""),
        words=load("plan_tasks").label(task.task),
        by=_day_of(task),
        state=done or (_("late") if late else _("not done yet")),
        is_late=late,
        is_ours=bool(verdict),
        is_new=is_new(task.done_at or task.added_at, since),
    )


def _day_of(task: PlanTask) -> str:
    return date_format(task.due_on, _("D j M")) if task.due_on else ""
