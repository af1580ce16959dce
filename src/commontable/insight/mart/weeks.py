"""Which week and which quarter does a moment belong to? No figure knows anything finer than a week."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

THURSDAY = 3
"""Days from Monday. The week of a year, too, is the one its Thursday lies in (ISO 8601)."""


def week_of(moment: datetime | date, zone: str = "") -> date:
    """The Monday of the week; of a moment, as the calendar in that zone says it."""
    day = moment.astimezone(ZoneInfo(zone)).date() if isinstance(moment, datetime) else moment
    return day - timedelta(days=day.weekday())


def quarter_of(moment: datetime | date, zone: str = "") -> date:
    """The first day of the quarter in which the Thursday of that week lies: so a quarter tells no day of a week."""
    thursday = week_of(moment, zone) + timedelta(days=THURSDAY)
    return date(thursday.year, (thursday.month - 1) // 3 * 3 + 1, 1)
