"""May this person bring the boundaries that maps are drawn from?"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import SIGN_IN_FIRST
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused

NOT_AN_ANALYST = refused("not_an_analyst", _("Analysts of the central team bring the boundaries of areas."))
IN_USE = refused("in_use", _("Maps are drawn from this file already."))


def may_bring(actor: Actor, thing: Any = None) -> Verdict:
    """An analyst."""
    if not actor.signed_in:
        return SIGN_IN_FIRST
    return ALLOWED if actor.analyses else NOT_AN_ANALYST


def may_use(actor: Actor, boundary: Any) -> Verdict:
    """An analyst, a file that is not in use."""
    return first_no(may_bring(actor), IN_USE if boundary.is_in_use else ALLOWED)


def may_remove(actor: Actor, boundary: Any) -> Verdict:
    """An analyst, in use or not: without one there are tables and no maps."""
    return may_bring(actor)
