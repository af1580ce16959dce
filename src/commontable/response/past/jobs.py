"""How does a file come in without anybody waiting? Looked at part by part, each in its own transaction, then whole."""

from uuid import UUID

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.queue.schedule import job
from commontable.partnership.tables.models import SituationTable

from .actions import finish, looked_at
from .models import Batch
from .reading import parts_of


@job
def bring_in(table: str, batch: str) -> str:
    """Look at every row, then bring all of them in; returns the state it ended in. Cancelled meanwhile, it stops."""
    here = UUID(table)
    try:
        with acting_as(system([here])):
            found = Batch.objects.get(pk=batch)
            parts = parts_of(found, SituationTable.objects.get(pk=here))
        _look(here, found, parts)
        with acting_as(system([here])):
            return finish(Batch.objects.get(pk=batch), actor=system([here])).state
    except (Refused, Batch.DoesNotExist):
        return "stopped"


def _look(here: UUID, batch: Batch, parts) -> None:
    seen = bad = 0
    while True:
        with acting_as(system([here])):
            rows = next(parts, None)
            if rows is None:
                return
            seen, bad = seen + len(rows), bad + sum(bool(row.faults) for row in rows)
            looked_at(Batch.objects.get(pk=batch.pk), actor=system([here]), rows=seen, bad=bad)
