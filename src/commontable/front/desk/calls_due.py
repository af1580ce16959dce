"""Which emergency calls are mine to answer now, and what does a table of mine still have to ratify?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from commontable.groundwork.access.actor import Actor
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
    ours = Called.objects.filter(call=OuterRef("pk"), team__in=actor.own_teams)
    mine = Q(Exists(ours)) | Q(situation__table__in=actor.tables_run)
    found = Call.objects.filter(mine, meeting__closed_at=None).select_related("situation__table", "meeting")
    found = found.annotate(waits=Exists(ours.filter(answer=""))).order_by("-called_at")
    return [CallDue(call, call.waits and call.situation.stage == "filter_2") for call in found]


def to_ratify(actor: Actor) -> Sequence[Decision]:
    """What calls decided at the tables this person co-chairs and no meeting has ratified; `is_late` where one has met
    since. One query.
    """
    if not actor.chairs:
        return ()
    since = Meeting.objects.filter(table=OuterRef("situation__table"), closed_at__gt=OuterRef("decided_at"))
    met = since.exclude(kind=MeetingKind.CALL).filter(opened_at__gt=OuterRef("decided_at"))
    waiting = Decision.objects.filter(
        meeting__kind=MeetingKind.CALL, voided_at=None, ratified_at=None, situation__stage__in=OPEN_WORK
    )
    mine = waiting.filter(situation__table__in=actor.chairs).select_related("situation__table")
    return list(mine.annotate(is_late=Exists(met)).order_by("decided_at"))
