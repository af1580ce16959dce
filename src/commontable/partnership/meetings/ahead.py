"""Which meetings of a table are still to be made from its cadences? Each day of a cadence once, whatever was done to it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from commontable.partnership.tables.models import SituationTable

from .holidays_of import holiday_on
from .models import Cadence, Meeting, MeetingKind
from .occurrences import begins_at, days_of

WEEKS_AHEAD = timedelta(weeks=8)
HOLIDAY = "holiday"


def missing(table: SituationTable, now: datetime) -> list[Meeting]:
    """Meetings not yet in the calendar, unsaved; on a holiday of the table's region cancelled from the start."""
    zone = ZoneInfo(table.time_zone)
    today = now.astimezone(zone).date()
    made, taken = _made(table, zone), _taken(table)
    found = []
    for cadence in Cadence.objects.filter(table=table):
        for day in days_of(cadence, today, today + WEEKS_AHEAD):
            at = begins_at(cadence, day, table.time_zone)
            if at > now and (cadence.pk, day) not in made and at not in taken:
                taken.add(at)
                found.append(_meeting(table, cadence, day, at, now))
    return found


def untouched(cadence: Cadence, now: datetime) -> Any:
    """What the cadence made that is still to come and nobody moved, cancelled or kept."""
    return Meeting.objects.filter(cadence=cadence, starts_at__gt=now, opened_at=None, version=1)


def _made(table: SituationTable, zone: ZoneInfo) -> set[tuple[UUID | None, date]]:
    made = Meeting.objects.filter(table=table, cadence__isnull=False)
    return {(meeting.cadence_id, meeting.first_planned_at.astimezone(zone).date()) for meeting in made}


def _taken(table: SituationTable) -> set[datetime]:
    standing = Meeting.objects.standing().filter(table=table).exclude(kind=MeetingKind.CALL)
    return set(standing.values_list("starts_at", flat=True))


def _meeting(table: SituationTable, cadence: Cadence, day: date, at: datetime, now: datetime) -> Meeting:
    meeting = Meeting(table=table, cadence=cadence, starts_at=at, minutes=cadence.minutes)
    if holiday_on(table.holidays, day):
        meeting.cancelled_at, meeting.cancelled_for = now, HOLIDAY
    return meeting
