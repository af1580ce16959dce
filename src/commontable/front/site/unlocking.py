"""Has whoever sits at this session confirmed lately that it is them? By passphrase, for minutes or for one meeting."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone

from commontable.groundwork.access.actor import Actor
from commontable.partnership.meetings.models import Meeting

LASTS = timedelta(minutes=5)
CONFIRMED_AT = "confirmed_at"
FOR_MEETINGS = "confirmed_for"


def unlock(session: Any, meetings: Iterable[UUID] = ()) -> None:
    """From now on this session is unlocked: for five minutes, and until each of these meetings closes."""
    session[CONFIRMED_AT] = timezone.now().timestamp()
    session[FOR_MEETINGS] = [str(meeting) for meeting in meetings]


def is_unlocked(session: Any, tables: Iterable[UUID]) -> bool:
    """Whether it was confirmed in the last five minutes, or for a meeting that still runs at one of these tables.

    Asks the database only once the minutes are over and a meeting was named; what ended is forgotten.
    """
    age = timezone.now().timestamp() - session.get(CONFIRMED_AT, 0)
    if 0 <= age <= LASTS.total_seconds():
        return True
    if not session.get(FOR_MEETINGS):
        return False
    if _tables_meeting(session[FOR_MEETINGS]) & set(tables):
        return True
    del session[FOR_MEETINGS]
    return False


def open_meetings(actor: Actor) -> list[Meeting]:
    """The meetings now open at this person's tables, each with its table. An emergency call is none: it is of a few."""
    running = Meeting.objects.standing().filter(table__in=actor.tables, opened_at__isnull=False, closed_at=None)
    return list(running.select_related("table"))


def _tables_meeting(meetings: list[str]) -> set[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("select tables_meeting(%s::uuid[])", [meetings])
        return set(cursor.fetchone()[0])
