"""What does every page need to know?"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from commontable.groundwork.access.actor import NOBODY, Actor
from commontable.groundwork.access.installation import is_demo
from commontable.groundwork.access.requests import Request
from commontable.groundwork.design.places import Place
from commontable.response.interventions.noticed import Unread


def everywhere(request: Request) -> dict[str, Any]:
    """Navigation, whose page it is, and whether the people in it are invented."""
    actor = getattr(request, "actor", NOBODY)
    words = {"demo": is_demo(), "host_line": settings.HOST_LINE}
    if not actor.signed_in:
        return words
    return {
        **words,
        "nav": places(actor),
        "account_line": f"{actor.name} · {actor.agency_name}",
        "sign_out_url": reverse("site:sign_out"),
        "alarm": Unread.of(actor),
    }


def places(actor: Actor) -> list[Place]:
    """Where the navigation leads. To set-up it leads coordinators alone."""
    set_up = [Place("set_up", _("Set up"), reverse("set_up:tables"))] if actor.is_coordinator else []
    return [
        Place("today", _("Today"), reverse("desk:today")),
        Place("situations", _("Situations"), reverse("desk:situations")),
        Place("meetings", _("Meetings"), reverse("desk:meetings")),
        Place("numbers", pgettext("figures", "Numbers"), reverse("reports:home")),
        *set_up,
    ]
