"""When is what was said written down without anybody asking? Soon after a meeting closes, each table by itself."""

from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.queue.schedule import every, job
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import SituationTable
from commontable.response.disclosure.models import Telling

from .actions import write_down
from .spoken import kept_spans

LOOKS_BACK = timedelta(days=14)


@every("*/5 * * * *")
def look_at_meetings() -> None:
    """Queue the look at what each table said."""
    with acting_as(system([])):
        for table in SituationTable.objects.values_list("pk", flat=True):
            write_down_of.defer(table=str(table))


@job
def write_down_of(table: str) -> int:
    """Write down what was said in this table's meetings that closed lately; returns how many records were looked at."""
    here, found = UUID(table), 0
    with acting_as(system([here])):
        meetings = list(_unwritten(here))
    for pk in meetings:
        with acting_as(system([here])):
            found += write_down(Meeting.objects.get(pk=pk), actor=system([here]))
    return found


def _unwritten(table: UUID) -> list[UUID]:
    """Closed meetings in which an item was heard at a filter of which no record was made."""
    written = Telling.objects.filter(
        meeting=OuterRef("item__meeting"), situation=OuterRef("item__situation"), filter=OuterRef("filter")
    )
    spans = kept_spans().filter(item__meeting=OuterRef("pk")).filter(~Exists(written))
    closed = Meeting.objects.filter(table=table, closed_at__gte=moment() - LOOKS_BACK)
    return list(closed.filter(Exists(spans)).values_list("pk", flat=True))
