"""Where does a team of an emergency service say how often it met the people?"""

from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.bands import own_space
from commontable.partnership.tables.models import Team
from commontable.response.situations.around import people_of
from commontable.response.situations.models import Situation

from .emergencies import ContactsForm, have_passed, met_by, tell_contacts
from .models import EmergencyContacts
from .rules import Met, may_tell_contacts


def find_met(actor: Actor, number: str) -> Met | None:
    """The situation of that number, with its teams of emergency services."""
    situation = Situation.objects.select_related("table").filter(number=number).first()
    return met_by(situation) if situation else None


@page(may_tell_contacts, find=find_met)
def contacts(request: Request, met: Met) -> HttpResponse:
    """Say how often, or say it anew."""
    situation = met.parts.situation
    told = EmergencyContacts.objects.filter(situation=situation, team=met.acting_for(request.actor))
    start = {"version": situation.version, **(told.values("before", "after").first() or {})}
    form = ContactsForm(request.POST or None, initial=start, passed=have_passed(situation))
    if form.is_valid():
        given = form.cleaned_data
        tell_contacts(situation, actor=request.actor, seen_version=given.pop("version"), **given)
        return redirect("desk:situation", situation.number)
    our_team = Team.objects.get(pk=cast(UUID, met.acting_for(request.actor)))
    words = {
        "section": "situations",
        "band": own_space(our_team.name, people_of(our_team), names_detail=_("two numbers, no names")),
        "situation": situation,
        "form": form,
    }
    return render(request, "closing/contacts.html", words, status=422 if form.is_bound else 200)
