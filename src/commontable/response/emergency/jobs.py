"""When does a call end that nobody closed? A day after it began; what it decided stands."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.queue.schedule import every, job
from commontable.partnership.tables.models import SituationTable
from commontable.response.situations.models import Situation

from .actions import end_call

LONGEST_OPEN = timedelta(hours=24)


@every("*/15 * * * *")
def end_old_calls() -> None:
    """Queue the look at each table by itself: the system never acts for all of them at once."""
    with acting_as(system([])):
        for table in SituationTable.objects.values_list("pk", flat=True):
            end_old_calls_at.defer(table=str(table))


@job
def end_old_calls_at(table: str) -> int:
    """End the calls of this table that have been open for a day; returns how many."""
    acting = system([UUID(table)])
    with acting_as(acting):
        open_long = {"calls__meeting__closed_at": None, "calls__called_at__lt": timezone.now() - LONGEST_OPEN}
        found = list(Situation.objects.filter(table=UUID(table), **open_long))
        for situation in found:
            end_call(situation, actor=acting)
    return len(found)
