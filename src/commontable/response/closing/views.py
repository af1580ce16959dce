"""How does a team name a service or a barrier? On a small form, alone on its page or within the file."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.vocabulary.lists import load
from commontable.response.interventions.rooms import room_of, teams_at
from commontable.response.interventions.rules import Parts
from commontable.response.interventions.views import find_parts
from commontable.response.situations.models import Situation

from .actions import meet_barrier, mobilise
from .forms import BarrierForm, ServiceForm, SilenceForm
from .models import Mobilisation
from .rules import Quiet, may_close_on_silence, may_report
from .silence import close_on_silence, quiet_of


def find_quiet(actor: Actor, number: str) -> Quiet | None:
    """The situation of that number, and how long nobody reported anything of it."""
    situation = Situation.objects.select_related("table").filter(number=number).first()
    return quiet_of(situation) if situation else None


@page(may_close_on_silence, find=find_quiet)
def silence(request: Request, quiet: Quiet) -> HttpResponse:
    """Close on silence, with what the co-chair knows of why."""
    situation = quiet.parts.situation
    form = SilenceForm(request.POST or None, initial={"version": situation.version})
    if not form.is_valid():
        return _asked(request, form, quiet.parts, "closing/silence.html")
    given = form.cleaned_data
    close_on_silence(situation, actor=request.actor, seen_version=given["version"], reason=given["reason"])
    return redirect("desk:situation", situation.number)


@page(may_report, find=find_parts)
def service(request: Request, parts: Parts) -> HttpResponse:
    """Name a service and what came of it."""
    form = ServiceForm(request.POST or None, initial={"version": parts.situation.version})
    if not form.is_valid():
        return _asked(request, form, parts, "closing/service.html")
    given = form.cleaned_data
    mobilise(
        parts.situation,
        actor=request.actor,
        seen_version=given["version"],
        service=given["service"],
        outcome=given["outcome"],
    )
    if theme := load("mobilization_outcomes").get(given["outcome"]).extra.get("barrier_theme"):
        # what the agency answered is a barrier already: it is asked with both answers filled in
        query = urlencode({"theme": theme, "service": given["service"]})
        return redirect(f"{reverse('closing:barrier', args=[parts.situation.number])}?{query}")
    return redirect("desk:situation", parts.situation.number)


@page(may_report, find=find_parts)
def barrier(request: Request, parts: Parts) -> HttpResponse:
    """Name what stood in the way."""
    known = {name: request.GET[name] for name in ("theme", "service") if name in request.GET}
    named = Mobilisation.objects.filter(situation=parts.situation).values_list("service", flat=True)
    form = BarrierForm(request.POST or None, initial={"version": parts.situation.version, **known}, named=named)
    if not form.is_valid():
        return _asked(request, form, parts, "closing/barrier.html")
    given = form.cleaned_data
    meet_barrier(
        parts.situation,
        actor=request.actor,
        seen_version=given["version"],
        theme=given["theme"],
        service=given["service"],
        wait=given["wait"],
        wait_days=given["wait_days"],
    )
    return redirect("desk:situation", parts.situation.number)


def _asked(request: Request, form, parts: Parts, template: str) -> HttpResponse:
    names = teams_at(parts.situation.table_id, timezone.localdate(), parts.teams)
    band = room_of(parts, parts.situation.table, names)
    words = {"section": "situations", "band": band, "situation": parts.situation, "form": form}
    return render(request, template, words, status=422 if form.is_bound else 200)
