"""On which days does a cadence fall, and at which moment? In the table's own time, whatever the clocks do."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from .models import Cadence

A_WEEK = 7


def days_of(cadence: Cadence, first: date, last: date) -> Iterator[date]:
    """The days of the cadence from `first` to `last`, both included: counted from its first weekday on or after
    `starts_on`, so that a fortnight stays the same fortnight however far ahead it is asked.
    """
    anchor = cadence.starts_on + timedelta(days=(cadence.weekday - cadence.starts_on.weekday()) % A_WEEK)
    step = timedelta(days=A_WEEK * cadence.every_weeks)
    day = anchor + step * max(0, -((anchor - first) // step))
    last = min(last, cadence.ends_on) if cadence.ends_on else last
    while day <= last:
        yield day
        day += step


def begins_at(cadence: Cadence, day: date, zone: str) -> datetime:
    """The moment, in UTC, at which the cadence's local hour strikes on that day. An hour the clocks leap over is the one
    after it.
    """
    return datetime.combine(day, cadence.at, ZoneInfo(zone)).astimezone(UTC)
