"""When does a youth-justice record end? On the day after its last, by itself, however old the person is by then."""

from uuid import UUID

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.queue.schedule import every, job
from commontable.partnership.tables.models import SituationTable
from commontable.response.situations.around import today_at

from .models import YouthRecord
from .youth import end_youth_record


@every("20 * * * *")
def end_youth_records() -> None:
    """Queue the look at each table by itself: the system never acts for all of them at once."""
    with acting_as(system([])):
        for table in SituationTable.objects.values_list("pk", flat=True):
            end_youth_records_at.defer(table=str(table))


@job
def end_youth_records_at(table: str) -> int:
    """Destroy every record of this table's teams whose last day is over; returns how many."""
    actor = system([UUID(table)])
    with acting_as(actor):
        here = SituationTable.objects.get(pk=table)
        over = YouthRecord.objects.filter(team__table=here, expires_on__lt=today_at(here)).order_by("pk")
        ended = [end_youth_record(each, actor=actor) for each in over.select_related("team__table")]
        return len(ended)
