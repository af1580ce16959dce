"""How does the calendar speak of a meeting? Day, hours, what is unusual about it, and what may be done with it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.meetings.ahead import HOLIDAY
from commontable.partnership.meetings.holidays_of import holiday_on
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.partnership.meetings.rules import may_hold_after_all, may_move
from commontable.partnership.tables.models import SituationTable

from .wording import day_and_hour, hour

FAR = 7
"""More days than this until the next meeting are said: who waits should know."""


@dataclass(frozen=True)
class Row:
    """One line of the calendar. `may_change` and `may_hold` are true for those who keep it, while it can be changed."""

    meeting: Meeting
    day: str
    hours: str
    notes: tuple[str, ...]
    is_holiday: bool
    may_change: bool
    may_hold: bool


def row_of(actor: Actor, meeting: Meeting, table: SituationTable, now: datetime) -> Row:
    """The line of this meeting, in the zone of its table."""
    with timezone.override(table.time_zone):
        ahead = meeting.opened_at is None and meeting.starts_at > now
        return Row(
            meeting=meeting,
            day=_long_day(meeting.starts_at),
            hours=_hours(meeting),
            notes=tuple(note for note in _notes(meeting, table, now) if note),
            is_holiday=meeting.cancelled_for == HOLIDAY,
            may_change=ahead and bool(may_move(actor, meeting)),
            may_hold=ahead and bool(may_hold_after_all(actor, meeting)),
        )


def days_until(at: datetime, now: datetime, zone: str) -> int:
    """How many midnights of the table's own time lie between."""
    here = ZoneInfo(zone)
    return (at.astimezone(here).date() - now.astimezone(here).date()).days


def far_words(at: datetime, now: datetime, zone: str) -> str:
    """'in 12 days', where it is more than a week; else empty."""
    days = days_until(at, now, zone)
    return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days} if days > FAR else ""


def _long_day(at: datetime) -> str:
    written = date_format(timezone.localtime(at), _("l j F Y"))
    return written[:1].upper() + written[1:]


def _hours(meeting: Meeting) -> str:
    if meeting.closed_at and meeting.opened_at:
        span = {"from": hour(meeting.opened_at), "until": hour(meeting.closed_at)}
        return _("opened %(from)s, closed %(until)s") % span
    return _("%(from)s to %(until)s") % {"from": hour(meeting.starts_at), "until": hour(meeting.ends_at)}


def _notes(meeting: Meeting, table: SituationTable, now: datetime) -> tuple[str, ...]:
    kind = "" if meeting.kind == MeetingKind.REGULAR else str(MeetingKind(meeting.kind).label)
    moved = _("moved from %(when)s") % {"when": day_and_hour(meeting.moved_from)} if meeting.moved_from else ""
    return (kind, _off(meeting, table) or _lapsed(meeting, now) or _kept_on_a_holiday(meeting, table), moved)


def _off(meeting: Meeting, table: SituationTable) -> str:
    if not meeting.is_cancelled:
        return ""
    if meeting.cancelled_for == HOLIDAY:
        name = holiday_on(table.holidays, timezone.localdate(meeting.starts_at))
        return _("holiday: %(name)s") % {"name": name} if name else _("holiday")
    return _("cancelled: %(why)s") % {"why": load("meeting_cancellations").label(meeting.cancelled_for)}


def _lapsed(meeting: Meeting, now: datetime) -> str:
    return _("was not opened") if meeting.opened_at is None and meeting.ends_at < now else ""


def _kept_on_a_holiday(meeting: Meeting, table: SituationTable) -> str:
    name = holiday_on(table.holidays, timezone.localdate(meeting.starts_at))
    return _("held although it is %(name)s") % {"name": name} if name and not meeting.closed_at else ""
