"""How does a co-chair give the lead to another team between meetings?"""

from typing import cast
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.response.situations.models import Situation

from .forms import LeadForm
from .handing_over import hand_over_lead
from .rooms import teams_at
from .rules import Parts, may_hand_over_lead
from .views import find_parts, shown


@page(may_hand_over_lead, find=find_parts)
def lead(request: Request, parts: Parts) -> HttpResponse:
    """Another team leads; the one that led steps out or assists."""
    situation = parts.situation
    names = teams_at(situation.table_id, timezone.localdate(), parts.teams)
    others = [(team, name) for team, name in names.items() if team != parts.lead]
    form = LeadForm(request.POST or None, initial={"version": situation.version}, teams=others)
    if form.is_valid() and _handed_over(form, situation, request.actor):
        return redirect("desk:situation", situation.number)
    return shown(request, parts, "interventions/lead.html", {"form": form, "leads": names.get(cast(UUID, parts.lead))})


def _handed_over(form: LeadForm, situation: Situation, actor: Actor) -> bool:
    given = form.cleaned_data
    try:
        # what is refused leaves no ledger entry of something done
        with transaction.atomic():
            stays = given["stays"] == "yes"
            hand_over_lead(situation, actor=actor, seen_version=given["version"], to=given["to"], stays=stays)
    except Invalid as wrong:
        form.add_error("to", str(wrong.sentence))
    return not form.errors
