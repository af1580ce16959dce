"""How does a coordinator look at a table's return, and take it?"""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import TABLE, Band
from commontable.partnership.tables.models import SituationTable
from commontable.partnership.tables.terms import today_at

from .actions import take_return
from .forms import PeriodForm
from .profile import BY_CODE
from .report import Report, report_of
from .rows import Period
from .rules import may_choose, may_return
from .writing import file_name, package

MOST_LISTED = 50
"""How many of each sort the page lists; the files have them all."""


def find_table(actor: Actor, table: UUID) -> SituationTable | None:
    return SituationTable.objects.filter(pk=table).first()


@page(may_choose)
@require_safe
def tables(request: Request) -> HttpResponse:
    """The tables whose return this coordinator takes."""
    mine = SituationTable.objects.filter(pk__in=request.actor.coordinates)
    return _show(request, "tables", None, tables=mine)


@page(may_return, find=find_table)
@require_safe
def report(request: Request, table: SituationTable) -> HttpResponse:
    """What the return of a period would hold, what is to be put right in it, and what differs from the last."""
    asked = request.GET if "since" in request.GET else None
    form = PeriodForm(asked, initial=_this_year(table))
    return _page(request, table, form, status=200)


@page(may_return, find=find_table)
@require_POST
def take(request: Request, table: SituationTable) -> HttpResponse:
    """The return itself, as a zip. That it was taken is on record."""
    form = PeriodForm(request.POST)
    if not form.is_valid():
        return _page(request, table, form, status=422)
    days = {name: form.cleaned_data[name].isoformat() for name in ("since", "until")}
    taken = take_return(table, actor=request.actor, **days)
    answer = HttpResponse(package(taken, get_language() or "en"), content_type="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(taken)}"'
    return answer


def _page(request: Request, table: SituationTable, form: PeriodForm, status: int) -> HttpResponse:
    days = form.cleaned_data if form.is_bound and form.is_valid() else _this_year(table)
    if form.is_bound and not form.is_valid():
        return _show(request, "report", table, 422 if status == 200 else status, form=form)
    found = report_of(table, Period(days["since"], days["until"]), request.actor)
    return _show(request, "report", table, status, form=form, report=found, days=days, **_listed(found))


def _listed(report: Report) -> dict[str, Any]:
    changed = [(each.number, [BY_CODE[code].label() for code in each.fields]) for each in report.difference.changed]
    return {
        "faults": report.faults[:MOST_LISTED],
        "changed": changed[:MOST_LISTED],
        "new": report.difference.new[:MOST_LISTED],
        "gone": report.difference.gone[:MOST_LISTED],
        "most": MOST_LISTED,
    }


def _this_year(table: SituationTable) -> dict[str, date]:
    today = today_at(table)
    return {"since": today.replace(month=1, day=1), "until": today}


def _show(
    request: Request, template: str, table: SituationTable | None, status: int = 200, **words: Any
) -> HttpResponse:
    whole = {"section": "set_up", "table": table, "band": _band(table), **words}
    return render(request, f"returns/{template}.html", whole, status=status)


def _band(table: SituationTable | None) -> Band:
    return Band(
        room=TABLE,
        word_detail=table.name if table else _("Returns"),
        names_line=_("No names here"),
        names_detail=_("codes and days of the table’s record"),
        who_line=_("Its coordinators take the return"),
        who_detail=_("each taking is on record"),
    )
