"""When are meetings put in the calendar without anybody planning them? Once a day, eight weeks ahead."""

from uuid import UUID

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.queue.schedule import every, job
from commontable.partnership.tables.models import SituationTable

from .actions import make_ahead
from .ahead import missing


@every("20 7 * * *")
def make_meetings_ahead() -> None:
    """Queue the calendar of each table by itself: the system never acts for all of them at once."""
    with acting_as(system([])):
        for table in SituationTable.objects.values_list("pk", flat=True):
            make_meetings_ahead_at.defer(table=str(table))


@job
def make_meetings_ahead_at(table: str) -> int:
    """Make the next weeks of this table's calendar; returns how many meetings were new. Run twice it makes none twice."""
    with acting_as(system([UUID(table)])):
        found = SituationTable.objects.get(pk=table)
        return make_ahead(found, actor=system([UUID(table)])) if missing(found, moment()) else 0
