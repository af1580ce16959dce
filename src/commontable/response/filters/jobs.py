"""When does a "no" become final without anybody closing the meeting? A day after the decision."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.queue.schedule import every, job
from commontable.partnership.tables.models import SituationTable

from .actions import destroy_rejected
from .audience import take_keys_of_run_out

LONGEST_HIDDEN = timedelta(hours=24)


@every("*/10 * * * *")
def destroy_old_rejections() -> None:
    """Queue the look at each table by itself: the system never acts for all of them at once."""
    with acting_as(system([])):
        for table in SituationTable.objects.values_list("pk", flat=True):
            destroy_old_rejections_at.defer(table=str(table))


@job
def destroy_old_rejections_at(table: str) -> int:
    """Destroy what this table rejected more than a day ago, though its meeting is still open; returns how many."""
    with acting_as(system([UUID(table)])):
        return destroy_rejected(UUID(table), before=timezone.now() - LONGEST_HIDDEN)


@every("* * * * *")
def look_for_run_out() -> None:
    """Queue the look at each table for what ran out. Until it comes, row policies compare the time already."""
    with acting_as(system([])):
        for table in SituationTable.objects.values_list("pk", flat=True):
            take_run_out_keys_at.defer(table=str(table))


@job
def take_run_out_keys_at(table: str) -> int:
    """Take the keys of this table's grants that ran out: of hearings, and of what closed too long ago to open again."""
    with acting_as(system([UUID(table)])):
        return take_keys_of_run_out(UUID(table))
