"""How does a member's own calendar program know when their tables meet? By a secret address, kept here as a hash only."""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from icalendar import Calendar, Event

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment

from .models import CalendarFeed, Meeting, MeetingKind
from .rules import may_end_feed, may_have_feed

MOST, WITHIN = 20, timedelta(minutes=10)
"""A calendar program asks every few minutes at most; more is refused until the time is over."""
LOOK_BACK = timedelta(weeks=8)
ASKED = "select account, too_often from feed_asked(%s, %s, make_interval(secs => %s))"


@dataclass(frozen=True)
class Asked:
    """Whose feed a secret is, and whether it was asked for too often just now."""

    account: UUID
    too_often: bool


@action(may_have_feed)
def make_feed(subject: None = None, *, actor: Actor) -> str:
    """The secret of a new feed, said once. The one before stops at this moment."""
    _end(actor)
    secret = secrets.token_urlsafe(32)
    CalendarFeed.objects.create(member_id=actor.member, token_hash=hash_of(secret), made_at=moment())
    return secret


@action(may_end_feed)
def end_feed(feed: CalendarFeed, *, actor: Actor) -> None:
    """The feed's address answers nobody any more."""
    _end(actor)


def feed_of(actor: Actor) -> CalendarFeed | None:
    """The member's feed that works now."""
    return CalendarFeed.objects.filter(member=actor.member, ended_at=None).first()


def hash_of(secret: str) -> str:
    """What is kept of a secret. It has 256 bits of chance: a slow hash would add nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()


def asked(secret: str) -> Asked | None:
    """Whose feed this is, counted; None for a secret nobody has, that was ended, or whose account is closed."""
    with connection.cursor() as cursor:
        cursor.execute(ASKED, [hash_of(secret), MOST, WITHIN.total_seconds()])
        found = cursor.fetchone()
    return Asked(*found) if found else None


def meetings_to_show(actor: Actor) -> Iterable[Meeting]:
    """The meetings of this member's own tables, from eight weeks ago on. Emergency calls are held at once, and not told."""
    recent = Meeting.objects.filter(table__in=actor.tables, starts_at__gte=moment() - LOOK_BACK)
    return recent.exclude(kind=MeetingKind.CALL).select_related("table")


def as_calendar(meetings: Iterable[Meeting], now: datetime) -> bytes:
    """These meetings for a calendar program: the table's name and the time, and nothing else."""
    calendar = Calendar()
    calendar.add("prodid", "-//Common Table//Meetings//EN")
    calendar.add("version", "2.0")
    for meeting in meetings:
        calendar.add_component(_event(meeting, now))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(meeting: Meeting, now: datetime) -> Event:
    zone = ZoneInfo(meeting.table.time_zone)
    event = Event()
    event.add("uid", f"{meeting.pk}@commontable")
    event.add("dtstamp", now)
    event.add("sequence", meeting.version - 1)
    event.add("summary", meeting.table.name)
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("dtend", meeting.ends_at.astimezone(zone))
    event.add("status", "CANCELLED" if meeting.is_cancelled else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _end(actor: Actor) -> None:
    CalendarFeed.objects.filter(member=actor.member, ended_at=None).update(ended_at=moment())
