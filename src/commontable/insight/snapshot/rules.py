"""May this be taken? By the system alone, table by table."""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused

SYSTEM_ONLY = refused("system_only", _("Snapshots are taken by the system, one table after the other."))


def may_take(actor: Actor, table=None) -> Verdict:
    """The system of that table; what belongs to no table, the system of whichever."""
    if actor.role != "system" or (table is not None and table.pk not in actor.system_tables):
        return SYSTEM_ONLY
    return ALLOWED
