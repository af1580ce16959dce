"""How does a seat, a co-chair’s or a coordinator’s term, or the covering of an area end? Now: on the next request."""

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.upkeep.jobs import turn_key
from commontable.partnership.tables.models import Dated, Seat, SituationTable
from commontable.partnership.tables.rules import may_end
from commontable.partnership.tables.terms import ends_now, term_of


@action(may_end, given=term_of)
def end(row: Dated, *, actor: Actor) -> None:
    """End it now. It stays on record with its last day. The team somebody leaves comes to a new key."""
    table = SituationTable.objects.get(pk=term_of(row).table)
    type(row).objects.filter(pk=row.pk).update(ends_on=ends_now(row, table))
    if isinstance(row, Seat):
        turn_key(row.team_id)
