"""How are areas, agencies, co-chairs, coordinators and days of meeting added, and how does each end?"""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.actions import (
    add_agency,
    correct_agency,
    cover_area,
    end,
    name_co_chair,
    name_coordinator,
)
from commontable.partnership.tables.models import SituationTable
from commontable.partnership.tables.rules import (
    KnownAgency,
    Term,
    may_add_agency,
    may_change_table,
    may_correct_agency,
    may_end,
)
from commontable.partnership.tables.terms import KINDS, known, term_of

from .forms import AgencyForm, AreaForm, ServingForm
from .pages import ask, done, find_table


@page(may_change_table, find=find_table)
def area(request: Request, table: SituationTable) -> HttpResponse:
    """Let the table cover an area."""
    form = AreaForm(request.POST or None, initial={"starts_on": table.opened_on})
    if done(form, lambda: cover_area(table, actor=request.actor, plan=form.plan)):
        return redirect("set_up:table", table.pk)
    return ask(request, "area", table, form)


@page(may_change_table, find=find_table)
def serving(request: Request, table: SituationTable) -> HttpResponse:
    """Name a co-chair or a coordinator."""
    form = ServingForm(request.POST or None, table=table)
    if done(form, lambda: _name(request, table, form)):
        return redirect("set_up:table", table.pk)
    return ask(request, "serving", table, form)


def _name(request: Request, table: SituationTable, form: ServingForm) -> None:
    name = name_co_chair if form.cleaned_data["role"] == "co-chair" else name_coordinator
    agency = Agency.objects.get(pk=form.cleaned_data["agency"])
    name(table, actor=request.actor, agency=agency, facts=form.facts)


@page(may_add_agency)
def agency_new(request: Request) -> HttpResponse:
    """Make an agency known. `table` in the address leads on to its team there."""
    form = AgencyForm(request.POST or None)
    made: list[Agency] = []
    if done(form, lambda: made.append(add_agency(form.plan, actor=request.actor))):
        table = _mine(request)
        return redirect(table_url(table, made[0])) if table else redirect("set_up:tables")
    return ask(request, "agency", _mine(request), form)


def find_agency(actor: Actor, agency: UUID) -> KnownAgency | None:
    found = Agency.objects.filter(pk=agency).first()
    return known(found) if found else None


@page(may_correct_agency, find=find_agency)
def agency(request: Request, agency: KnownAgency) -> HttpResponse:
    """Correct what is known of an agency."""
    row = agency.agency
    names = ("name", "short_name", "sector", "agency_type", "is_police")
    form = AgencyForm(request.POST or None, initial={name: getattr(row, name) for name in names})
    if done(form, lambda: correct_agency(row, actor=request.actor, plan=form.plan)):
        table = _mine(request)
        return redirect("set_up:table", table.pk) if table else redirect("set_up:tables")
    return ask(request, "agency", _mine(request), form, agency=row)


def table_url(table: SituationTable, agency: Agency) -> str:
    """The page that gives this agency a team at the table."""
    return f"{reverse('set_up:team_new', args=[table.pk])}?agency={agency.pk}"


def _mine(request: Request) -> SituationTable | None:
    """The table the reader came from, if they coordinate it."""
    asked = request.GET.get("table", "")
    return next(
        (t for t in SituationTable.objects.filter(pk__in=request.actor.coordinates) if str(t.pk) == asked), None
    )


def find_term(actor: Actor, what: str, row: UUID) -> Term | None:
    if what not in KINDS:
        raise Http404
    found = KINDS[what].objects.filter(pk=row).first()
    return term_of(found) if found else None


@page(may_end, find=find_term)
@require_POST
def end_it(request: Request, term: Term) -> HttpResponse:
    """End a seat, a term or the covering of an area, now."""
    end(term.row, actor=request.actor)
    team = getattr(term.row, "team_id", None)
    return redirect("set_up:team", team) if team else redirect("set_up:table", term.table)
