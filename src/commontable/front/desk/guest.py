"""How does whoever runs the table let an agency take part that does not sit there, at filter 4?"""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from commontable.groundwork.access.errors import DomainError, Invalid, Refused
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.accounts.codes import LASTS
from commontable.groundwork.vocabulary.people import person_words
from commontable.partnership.agencies.models import Agency, Member
from commontable.partnership.tables.actions import give_code
from commontable.partnership.tables.models import Team
from commontable.partnership.tables.rules import may_give_code
from commontable.partnership.tables.terms import standing
from commontable.response.interventions.actions import add_agency, add_team
from commontable.response.interventions.rooms import room_of, teams_at
from commontable.response.interventions.rules import Parts, may_add_team
from commontable.response.interventions.views import find_parts
from commontable.response.situations.models import Situation

from .guest_forms import Choices, GuestAgencyForm, GuestTeamForm
from .naming_forms import team_words


@page(may_add_team, find=find_parts)
@never_cache
def add_guest(request: Request, parts: Parts) -> HttpResponse:
    """A team of another table, or an agency without one; a person new to the site is given a set-up code here."""
    situation, way = parts.situation, request.POST.get("way")
    people = _people(situation)
    of_team = GuestTeamForm(request.POST if way == "team" else None, teams=_teams(parts), people=people)
    of_agency = GuestAgencyForm(request.POST if way == "agency" else None, agencies=_agencies(), people=people)
    if way == "team" and of_team.is_valid() and _team_comes(request, situation, of_team):
        return redirect("desk:situation", situation.number)
    if way == "agency" and of_agency.is_valid() and (team := _agency_comes(request, situation, of_agency)):
        return _let_in(request, parts, team)
    return _asked(request, parts, of_team, of_agency)


def _team_comes(request: Request, situation: Situation, form: GuestTeamForm) -> bool:
    try:
        with transaction.atomic():
            add_team(situation, actor=request.actor, team=form.cleaned_data["team"], people=form.of_people)
    except (Invalid, Refused) as wrong:
        form.add_error("team", _sentence(wrong))
    return not form.errors


def _agency_comes(request: Request, situation: Situation, form: GuestAgencyForm) -> Team | None:
    given = form.cleaned_data
    papers = {name: given[name] for name in ("sharing_from", "pledge_from")}
    try:
        with transaction.atomic():
            team = add_agency(situation, actor=request.actor, agency=given["agency"], person=form.facts, **papers)
            add_team(situation, actor=request.actor, team=team.pk, people=form.of_people)
    except Invalid as wrong:
        form.add_error("email", _sentence(wrong))
        return None
    return team


def _sentence(wrong: DomainError) -> str:
    return str(wrong.sentence)


def _let_in(request: Request, parts: Parts, team: Team) -> HttpResponse:
    """Back to the situation; first the code of somebody who has no passphrase yet, where this person may give one."""
    member = Member.objects.select_related("account").get(seats__team=team)
    new = member.account is not None and not member.account.has_usable_password()
    if not (new and may_give_code(request.actor, standing(member))):
        return redirect("desk:situation", parts.situation.number)
    words = {
        **_room(parts),
        "person": member,
        "code": give_code(member, actor=request.actor),
        "until": timezone.localtime(moment()) + LASTS,
        "first_url": request.build_absolute_uri(reverse("site:first_sign_in")),
    }
    return render(request, "desk/guest_code.html", words)


def _asked(request: Request, parts: Parts, of_team: GuestTeamForm, of_agency: GuestAgencyForm) -> HttpResponse:
    sets_up = parts.situation.table_id in request.actor.coordinates
    words = {**_room(parts), "of_team": of_team, "of_agency": of_agency, "sets_up": sets_up}
    status = 422 if of_team.is_bound or of_agency.is_bound else 200
    return render(request, "desk/guest.html", words, status=status)


def _room(parts: Parts) -> dict[str, Any]:
    situation = parts.situation
    names = teams_at(situation.table_id, timezone.localdate(), parts.teams)
    return {"section": "situations", "band": room_of(parts, situation.table, names), "situation": situation}


def _people(situation: Situation) -> list[tuple[str, str]]:
    return [
        (str(each.pk), f"{each.letter}, {person_words(each.gender, each.age_band)}") for each in situation.people.all()
    ]


def _teams(parts: Parts) -> Choices:
    """The teams of other tables, table by table, and who was a guest of this one; without those that have a part."""
    table = parts.situation.table_id
    others = Team.objects.on(timezone.localdate()).exclude(table=table)
    found = others | Team.objects.filter(is_guest=True, table=table)
    by_table: dict[str, Choices] = {}
    for team in found.exclude(pk__in=parts.teams).select_related("table", "agreement").order_by("table__name", "name"):
        group = str(_("Guests before")) if team.is_guest else team.table.name
        by_table.setdefault(group, []).append((str(team.pk), team_words(team)))
    return list(by_table.items())


def _agencies() -> Choices:
    """Those that sit at no table: of the others a team is picked."""
    sitting = Team.objects.on(timezone.localdate()).values("agency")
    return [(str(pk), name) for pk, name in Agency.objects.exclude(pk__in=sitting).values_list("pk", "name")]
