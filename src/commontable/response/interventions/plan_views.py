"""How do the few write their plan down, add a task, and say that it is done?"""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Stale
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request

from .models import Plan, PlanTask
from .plan_forms import PlanForm, TaskForm, as_written
from .planning import FIRST_CONTACT, add_task, drop_task, finish_task, task_with_parts, write_plan
from .rooms import room_of, teams_at
from .rules import Parts, Task, may_change_task, may_write_plan
from .views import find_parts


def find_task(actor: Actor, number: str, task: UUID) -> Task | None:
    """One task of that situation's plan, for a team with a part."""
    found = PlanTask.objects.select_related("situation__table").filter(pk=task, situation__number=number).first()
    return task_with_parts(found) if found else None


@page(may_write_plan, find=find_parts)
def plan(request: Request, parts: Parts) -> HttpResponse:
    """The whole plan on one form."""
    situation = parts.situation
    with timezone.override(situation.table.time_zone):
        teams = named(parts)
        form = PlanForm(request.POST or None, teams=teams, initial=_start(parts))
        if form.is_valid() and _written(request, parts, form):
            return redirect("desk:situation", situation.number)
        return _asked(request, parts, form)


@page(may_write_plan, find=find_parts)
@require_POST
def task(request: Request, parts: Parts) -> HttpResponse:
    """One more task."""
    with timezone.override(parts.situation.table.time_zone):
        form = TaskForm(request.POST, teams=named(parts))
        if form.is_valid() and _added(request, parts, form):
            return redirect("desk:situation", parts.situation.number)
        return _asked(request, parts, PlanForm(teams=named(parts), initial=_start(parts)), adding=form)


@page(may_change_task, find=find_task)
@require_POST
def done(request: Request, task: Task) -> HttpResponse:
    """It is done; or, where `drop` is pressed, not to be done."""
    act = drop_task if request.POST.get("drop") else finish_task
    act(task.task, actor=request.actor)
    return redirect("desk:situation", task.parts.situation.number)


def named(parts: Parts) -> list[tuple[str, str]]:
    """The teams with a part, in order of name."""
    names = teams_at(parts.situation.table_id, timezone.localdate(), parts.teams)
    return [(str(team), name) for team, name in names.items() if team in parts.teams]


def _start(parts: Parts) -> dict:
    situation = parts.situation
    going = PlanTask.objects.filter(situation=situation, task=FIRST_CONTACT, done_at=None)
    return as_written(Plan.objects.filter(situation=situation).first(), list(going.values_list("team_id", flat=True)))


def _written(request: Request, parts: Parts, form: PlanForm) -> bool:
    given = dict(form.cleaned_data)
    seen = given.pop("version")
    try:
        with transaction.atomic():
            write_plan(parts.situation, actor=request.actor, seen_plan=seen, **given)
    except Stale as late:
        form.add_error(
            None, _("Another team changed the plan meanwhile. What you chose is still here: look, and keep it again.")
        )
        again = request.POST.copy()
        again["version"] = str(late.current.version if late.current else 0)
        form.data = again
    return not form.errors


def _added(request: Request, parts: Parts, form: TaskForm) -> bool:
    try:
        with transaction.atomic():
            add_task(parts.situation, actor=request.actor, **form.cleaned_data)
    except Invalid as wrong:
        form.add_error("task", str(wrong.sentence))
    return not form.errors


def _asked(request: Request, parts: Parts, form: PlanForm, adding: TaskForm | None = None) -> HttpResponse:
    situation = parts.situation
    names = teams_at(situation.table_id, timezone.localdate(), parts.teams)
    words = {
        "section": "situations",
        "band": room_of(parts, situation.table, names),
        "situation": situation,
        "form": form,
        "adding": adding,
    }
    status = 422 if form.is_bound or adding else 200
    return render(request, "interventions/plan.html", words, status=status)
