"""May this person take a table's return?"""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import SIGN_IN_FIRST
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused

NOT_ITS_COORDINATOR = refused("not_its_coordinator", _("Only this table’s coordinators take its return."))
COORDINATORS = refused("coordinator_only", _("Coordinators take returns. Ask the coordinator of your table."))


def may_return(actor: Actor, table) -> Verdict:
    """The table's coordinators; at the server's command line the system, of this one table."""
    if table.pk in actor.coordinates or (actor.role == "system" and table.pk in actor.system_tables):
        return ALLOWED
    return NOT_ITS_COORDINATOR


def may_choose(actor: Actor, thing=None) -> Verdict:
    """Whoever coordinates a table."""
    if not actor.signed_in:
        return SIGN_IN_FIRST
    return ALLOWED if actor.coordinates else COORDINATORS
