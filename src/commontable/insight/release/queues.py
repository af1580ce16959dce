"""As whom does the queue work: for the whole city, and for each table by itself?"""

from collections.abc import Iterator
from uuid import UUID

from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.session import acting_as
from commontable.partnership.tables.models import SituationTable


def queue_of(table: UUID | None) -> Actor:
    """The queue, for this table; for the city where none is named."""
    return system([table] if table else [])


def queues() -> Iterator[tuple[UUID | None, Actor]]:
    """The queue for the city, then for each table, with the table it is for."""
    with acting_as(queue_of(None)):
        tables = list(SituationTable.objects.values_list("pk", flat=True))
    yield from ((table, queue_of(table)) for table in (None, *tables))
