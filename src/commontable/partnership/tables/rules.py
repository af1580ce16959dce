"""May this person set up tables?"""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused


def may_set_up(actor: Actor, plan) -> Verdict:
    """The operator at the server's command line."""
    return ALLOWED if actor.role == "operator" else refused("operator_only", _("Tables are set up at the server."))
