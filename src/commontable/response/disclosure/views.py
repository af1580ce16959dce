"""How is a name released? In one press, by a member of the team that brought it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.vocabulary.lists import load
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.renewing import renew_key
from commontable.response.situations.models import Compartment, Grant, Situation

from .actions import release
from .renewals import to_renew
from .rules import may_release, may_renew_all


def find_grant(actor: Actor, grant: UUID) -> Grant | None:
    """The grant of limited identity, as far as this person may see it."""
    grants = Grant.objects.filter(pk=grant, compartment=Compartment.LIMITED)
    return grants.select_related("situation").first()


@page(may_release, find=find_grant, keys=("limited",))
@require_POST
def released(request: Request, grant: Grant) -> HttpResponse:
    """Release, then back to where the button was pressed."""
    release(grant, actor=request.actor, authority=_authority(request.POST.get("authority", "")))
    match request.POST.get("back"):
        case "today":
            return redirect("desk:today")
        case "hearing":
            return redirect("filters:hearing", grant.situation.number)
    return redirect("desk:situation", grant.situation.number)


def find_to_renew(actor: Actor, number: str) -> Situation | None:
    """The situation of that number, as far as this person may see it."""
    return Situation.objects.filter(number=number).first()


@page(may_renew_all, find=find_to_renew, keys=("limited",))
@require_POST
def renewed(request: Request, situation: Situation) -> HttpResponse:
    """Each person of whom a team was told that has left gets a new key; then back to what is due."""
    people = to_renew(request.actor.teams).filter(situation=situation).values("person")
    for sealed in SealedIdentity.objects.filter(pk__in=people):
        renew_key(sealed, actor=request.actor)
    return redirect("desk:today")


def _authority(code: str) -> str:
    if code not in load("authorities"):
        raise Invalid(_("Choose the authority on which it is released."))
    return code
