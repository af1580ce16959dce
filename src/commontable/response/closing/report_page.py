"""Where does the lead say how it went? On a small form, alone on its page or within the file."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.response.interventions.rooms import room_of, teams_at
from commontable.response.interventions.rules import Parts
from commontable.response.interventions.views import find_parts

from .models import Report
from .reporting import ASKED, ReportForm, language_of, say_how_it_went
from .rules import may_say_how_it_went


@page(may_say_how_it_went, find=find_parts)
def report(request: Request, parts: Parts) -> HttpResponse:
    """Say how it went, or say it anew."""
    situation = parts.situation
    said = Report.objects.filter(situation=situation).values(*ASKED).first() or {}
    start = {"version": situation.version, **said}
    form = ReportForm(request.POST or None, initial=start, language=language_of(situation))
    if form.is_valid():
        given = form.cleaned_data
        say_how_it_went(situation, actor=request.actor, seen_version=given.pop("version"), **given)
        return redirect("desk:situation", situation.number)
    names = teams_at(situation.table_id, timezone.localdate(), parts.teams)
    words = {
        "section": "situations",
        "band": room_of(parts, situation.table, names),
        "situation": situation,
        "form": form,
    }
    return render(request, "closing/report.html", words, status=422 if form.is_bound else 200)
