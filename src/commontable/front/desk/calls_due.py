"""Which emergency calls are mine to answer now, and what does a table of mine still have to ratify?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from commontable.groundwork.access.actor import Actor
from commontable.kept import kept
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.response.emergency.models import Call, Called
from commontable.response.filters.models import Decision
from commontable.response.situations.stages import OPEN_WORK


@dataclass(frozen=True, slots=True)
class CallDue:
    """One open call; `waits` is whether a team of ours has not answered yet."""

    call: Call
    waits: bool


def calls_open(actor: Actor) -> list[CallDue]:
    """The open calls to our teams and at the tables we run, the newest first; one query."""
    found = _calls(actor.own_teams, actor.tables_run)
    return [CallDue(call, call.waits and call.situation.stage == "filter_2") for call in found]


@kept
def _calls(teams: Iterable[UUID], tables: Iterable[UUID]) -> QuerySet[Any]:
    ours = Called.objects.filter(call=OuterRef("pk"), team__in=teams)
    mine = Q(Exists(ours)) | Q(situation__table__in=tables)
    found = Call.objects.filter(mine, meeting__closed_at=None).select_related("situation__table", "meeting")
    return found.annotate(waits=Exists(ours.filter(answer=""))).order_by("-called_at")


def to_ratify(actor: Actor) -> Sequence[Decision]:
    """What calls decided at the tables this person co-chairs and no meeting has ratified; `is_late` where one has met
    since. One query.
    """
    return _unratified(actor.chairs) if actor.chairs else ()


@kept
def _unratified(chaired: Iterable[UUID]) -> QuerySet[Any]:
    since = Meeting.objects.filter(table=OuterRef("situation__table"), closed_at__gt=OuterRef("decided_at"))
    met = since.exclude(kind=MeetingKind.CALL).filter(opened_at__gt=OuterRef("decided_at"))
    waiting = Decision.objects.filter(
        meeting__kind=MeetingKind.CALL, voided_at=None, ratified_at=None, situation__stage__in=OPEN_WORK
    )
    mine = waiting.filter(situation__table__in=chaired).select_related("situation__table")
    return mine.annotate(is_late=Exists(met)).order_by("decided_at")
