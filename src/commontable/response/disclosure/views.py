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
from commontable.response.situations.models import Compartment, Grant

from .actions import release
from .rules import may_release


def find_grant(actor: Actor, grant: UUID) -> Grant | None:
    """The grant of limited identity, as far as this person may see it."""
    grants = Grant.objects.filter(pk=grant, compartment=Compartment.LIMITED)
    return grants.select_related("situation").first()


@page(may_release, find=find_grant, keys=("limited",))
@require_POST
def released(request: Request, grant: Grant) -> HttpResponse:
    """Release, then back to where the button was pressed."""
    release(grant, actor=request.actor, authority=_authority(request.POST.get("authority", "")))
    if request.POST.get("back") == "today":
        return redirect("desk:today")
    return redirect("desk:situation", grant.situation.number)


def _authority(code: str) -> str:
    if code not in load("authorities"):
        raise Invalid(_("Choose the authority on which it is released."))
    return code
