"""May this be taken, and may its numbers be followed back? Taken by the system alone, table by table."""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, refused

SYSTEM_ONLY = refused("system_only", _("Snapshots are taken by the system, one table after the other."))

NOT_RUN = refused(
    "not_run", _("Only a coordinator or co-chair of this table sees which situations stand behind its numbers.")
)


def may_take(actor: Actor, table=None) -> Verdict:
    """The system of that table; what belongs to no table, the system of whichever."""
    if actor.role != "system" or (table is not None and table.pk not in actor.system_tables):
        return SYSTEM_ONLY
    return ALLOWED


def may_look_behind(actor: Actor, table) -> Verdict:
    """Those who run the table: they read its record already. An analyst counts, and follows no number back."""
    return ALLOWED if table.pk in actor.tables_run else NOT_RUN
