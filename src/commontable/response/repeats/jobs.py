"""When is it looked whether somebody is known? By the clock, each table by itself, whether anybody asked or not."""

from uuid import UUID

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.queue.schedule import every, job
from commontable.partnership.tables.models import SituationTable

from .matching import expire_what_is_over, prompt_what_is_new


@every("*/10 * * * *")
def look_for_repeats() -> None:
    """Queue the look at each table: it runs at the same times and asks the same, known or unknown."""
    with acting_as(system([])):
        for table in SituationTable.objects.values_list("pk", flat=True):
            look_for_repeats_at.defer(table=str(table))


@job
def look_for_repeats_at(table: str) -> int:
    """Destroy this table's tokens whose time is over, then prompt for what is alike; returns how many were prompted."""
    expire_what_is_over(UUID(table))
    return prompt_what_is_new(UUID(table))
