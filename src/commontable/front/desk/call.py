"""How does an emergency call go? Teams are called, answer on their own devices, say yes, and name who leads."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import own_space, table_record
from commontable.partnership.tables.models import Team
from commontable.response.emergency.actions import (
    answer_call,
    call_teams,
    close_call,
    decide_in_call,
    name_in_call,
    plan_in_call,
    ratify,
    record_answer,
)
from commontable.response.emergency.convening import open_item
from commontable.response.emergency.rules import Convened, may_call, may_read_call
from commontable.response.interventions.naming import is_bound
from commontable.response.situations.actions import bring
from commontable.response.situations.models import Draft, Situation
from commontable.response.situations.rules import may_bring, may_read
from commontable.response.situations.views import find_draft

from .call_forms import AnswerForm, CallForm, SaidForm
from .call_page import find_call, show_call
from .meeting_answer import checked, meeting_url
from .meeting_forms import VersionForm
from .naming_forms import posted_names


def find_brought(actor: Actor, number: str) -> Situation | None:
    """The situation of that number, as far as this person may see it."""
    return Situation.objects.select_related("table", "originating_team__agency").filter(number=number).first()


@page(may_call, find=find_brought)
def call_now(request: Request, situation: Situation) -> HttpResponse:
    """Whom to call about what was brought, and who of them is bound by their papers."""
    form = _call_form(request, situation.originating_team)
    if not form.is_valid():
        band = table_record(situation.table.name, [situation.originating_team.name])  # type: ignore[union-attr]  # a call is of a situation that was brought by a team
        return _asked(request, form, situation.number, band)
    call_teams(situation, actor=request.actor, teams=form.cleaned_data["teams"])
    return redirect("desk:call", situation.number)


@page(may_bring, find=find_draft)
def call_draft(request: Request, draft: Draft) -> HttpResponse:
    """The same from a draft that is complete: it is brought and the teams are called, in one press."""
    form = _call_form(request, Team.objects.select_related("agency").get(pk=draft.team_id))
    if not form.is_valid():
        return _asked(request, form, "", own_space(draft.team.name, [request.actor.name]))
    situation = bring(draft, actor=request.actor)
    call_teams(situation, actor=request.actor, teams=form.cleaned_data["teams"])
    return redirect("desk:call", situation.number)


@page(may_read_call, find=find_call)
@require_safe
def call(request: Request, on: Convened) -> HttpResponse:
    """The call: one item, who answers what, and what is next."""
    return show_call(request, on)


@page(may_read_call, find=find_call)
@require_POST
def answer(request: Request, on: Convened) -> HttpResponse:
    """Our own team's answer."""
    given = checked(AnswerForm(request.POST)).cleaned_data
    return _done(on, lambda: answer_call(on.situation, actor=request.actor, **given), "answers")


@page(may_read_call, find=find_call)
@require_POST
def record(request: Request, on: Convened) -> HttpResponse:
    """What another team said on the phone."""
    form = SaidForm(request.POST)
    if not form.is_valid():
        wrong = {"said_form": form, "said_team": form.data.get("team", "")}
        return show_call(request, on, status=422, **wrong)
    return _done(on, lambda: record_answer(on.situation, actor=request.actor, **form.cleaned_data), "answers")


@page(may_read_call, find=find_call)
@require_POST
def decide(request: Request, on: Convened) -> HttpResponse:
    """Two agencies agree: the risk is acutely elevated."""
    return _done(on, lambda: decide_in_call(on.situation, actor=request.actor, **_seen(request)), "next")


@page(may_read_call, find=find_call)
@require_POST
def teams(request: Request, on: Convened) -> HttpResponse:
    """Who leads and who assists."""
    situation = on.situation
    form, finer = posted_names(situation, request.POST)
    if not (finer.is_valid() & form.is_valid()):
        return show_call(request, on, teams_form=form, parts_form=finer, status=422)
    given = form.cleaned_data
    named = {"lead": given["lead"], "assisting": given["assisting"], **finer.named}
    return _done(
        on,
        lambda: name_in_call(situation, actor=request.actor, seen_version=given["version"], **named),
        "next",
    )


@page(may_read_call, find=find_call)
@require_POST
def planned(request: Request, on: Convened) -> HttpResponse:
    """The few have planned."""
    return _done(on, lambda: plan_in_call(on.situation, actor=request.actor, **_seen(request)), "next")


@page(may_read_call, find=find_call)
@require_POST
def close(request: Request, on: Convened) -> HttpResponse:
    """The call is over."""
    close_call(on.situation, actor=request.actor)
    return redirect("desk:today")


@page(may_read, find=find_brought)
@require_POST
def ratify_it(request: Request, situation: Situation) -> HttpResponse:
    """The table stands by what a call decided."""
    ratify(situation, actor=request.actor, **_seen(request))
    item = open_item(situation)
    return HttpResponseRedirect(meeting_url(item.meeting, situation.number)) if item else redirect("desk:today")


def _call_form(request: Request, originating: Any) -> CallForm:
    seated = Team.objects.on(timezone.localdate()).filter(table=originating.table_id)
    others = seated.exclude(pk=originating.pk).select_related("agency", "agreement")
    return CallForm(request.POST if request.method == "POST" else None, teams=others, originating=originating)


def _asked(request: Request, form: CallForm, number: str, band: Any) -> HttpResponse:
    ticked = {str(each) for each in form["teams"].value() or ()}
    words = {
        "section": "situations",
        "band": band,
        "form": form,
        "number": number,
        "rows": [(team, is_bound(team), pk in ticked) for pk, team in form.known.items()],
    }
    return render(request, "desk/call_now.html", words, status=422 if form.is_bound else 200)


def _done(on: Convened, act: Callable[[], Any], place: str) -> HttpResponse:
    act()
    return HttpResponseRedirect(f"{reverse('desk:call', args=[on.situation.number])}#{place}")


def _seen(request: Request) -> dict[str, int]:
    return {"seen_version": checked(VersionForm(request.POST)).cleaned_data["version"]}
