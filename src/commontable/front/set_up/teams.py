"""How does an agency get a team at a table, who sits in it, and how does it leave?"""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.accounts.codes import LASTS
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.actions import (
    add_team,
    bring_back_team,
    change_team,
    correct_member,
    give_code,
    seat,
)
from commontable.partnership.tables.models import Seat, SituationTable, Team
from commontable.partnership.tables.rules import (
    Standing,
    Term,
    may_change_table,
    may_change_team,
    may_correct_member,
    may_end,
    may_give_code,
)
from commontable.partnership.tables.terms import standing, today_at
from commontable.response.interventions.leaving import leave_table, leaving_of
from commontable.response.interventions.rules import Leaving, may_leave

from .forms import NameForm, SeatForm, TeamForm, said_of_team
from .overview import Line
from .pages import ask, done, find_table, find_team, show


@page(may_change_table, find=find_table)
def team_new(request: Request, table: SituationTable) -> HttpResponse:
    """Give an agency a team at the table."""
    begins = {"starts_on": today_at(table), "agency": request.GET.get("agency", "")}
    form = TeamForm(request.POST or None, initial=begins)
    made: list[Team] = []
    if done(form, lambda: made.append(_add(request, table, form))):
        return redirect("set_up:team", made[0].pk)
    return ask(request, "team_new", table, form)


def _add(request: Request, table: SituationTable, form: TeamForm) -> Team:
    return add_team(table, actor=request.actor, agency=UUID(form.cleaned_data["agency"]), facts=form.facts)


@page(may_change_team, find=find_team)
def team(request: Request, team: Team) -> HttpResponse:
    """A team: what is known of it, and who sits in it."""
    form = TeamForm(request.POST or None, team=team, initial=said_of_team(team))
    if done(form, lambda: change_team(team, actor=request.actor, facts=form.facts)):
        return redirect("set_up:team", team.pk)
    leaves = may_leave(request.actor, leaving_of(team))
    return ask(request, "team", team.table, form, team=team, seats=_seats(team, request.actor), may_leave=leaves)


def _seats(team: Team, actor: Actor) -> list[Line]:
    today = today_at(team.table)
    rows = Seat.objects.filter(team=team).select_related("member__account").order_by("is_alternate", "member__name")
    return [_seat_line(row, actor, team, row.ends_on is not None and row.ends_on < today) for row in rows]


def _seat_line(row: Seat, actor: Actor, team: Team, over: bool) -> Line:
    verdict = None if over else may_end(actor, Term(row, team.table_id, row.ends_on))
    return Line(row, row.member.name, over, "seat", verdict)


@page(may_change_team, find=find_team)
def seat_new(request: Request, team: Team) -> HttpResponse:
    """Seat a person in the team."""
    form = SeatForm(request.POST or None, table=team.table)
    if done(form, lambda: seat(team, actor=request.actor, facts=form.facts)):
        return redirect("set_up:team", team.pk)
    return ask(request, "seat", team.table, form, team=team)


def find_leaving(actor: Actor, team: UUID) -> Leaving | None:
    found = find_team(actor, team)
    return leaving_of(found) if found else None


@page(may_leave, find=find_leaving)
@require_POST
def leave(request: Request, leaving: Leaving) -> HttpResponse:
    """The team leaves the table, now."""
    leave_table(leaving.team, actor=request.actor)
    return redirect("set_up:table", leaving.team.table_id)


@page(may_change_team, find=find_team)
@require_POST
def come_back(request: Request, team: Team) -> HttpResponse:
    """A team that left sits at the table again."""
    bring_back_team(team, actor=request.actor)
    return redirect("set_up:team", team.pk)


def find_standing(actor: Actor, member: UUID) -> Standing | None:
    found = Member.objects.select_related("account").filter(pk=member).first()
    return standing(found) if found else None


@page(may_give_code, find=find_standing)
@require_POST
@never_cache
def code(request: Request, person: Standing) -> HttpResponse:
    """A code for this person’s first sign-in, shown on this answer and never again."""
    given = give_code(person.member, actor=request.actor)
    until = timezone.localtime(moment()) + LASTS
    door = request.build_absolute_uri(reverse("site:first_sign_in"))
    return show(request, "code", None, code=given, person=person.member, until=until, first_url=door)


@page(may_correct_member, find=find_standing)
def member(request: Request, person: Standing) -> HttpResponse:
    """A person's name, put right."""
    form = NameForm(request.POST or None, initial={"name": person.member.name})
    if done(form, lambda: correct_member(person.member, actor=request.actor, name=form.cleaned_data["name"])):
        return redirect("set_up:table", sorted(person.tables & request.actor.coordinates)[0])
    return ask(request, "member", None, form, person=person.member)
