"""May this person give somebody a password?"""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused


def may_set_password(actor: Actor, account) -> Verdict:
    """The operator at the server's command line."""
    return ALLOWED if actor.role == "operator" else refused("operator_only", _("Passwords are set at the server."))
