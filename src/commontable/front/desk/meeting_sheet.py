"""What stands before the table at its next meeting? Every open number with its days, its clock and its news; nobody in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.design.bands import TABLE, Band
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.rules import may_read_meeting
from commontable.response.closing.models import Mobilisation
from commontable.response.interventions.clock import Clock, clock_of
from commontable.response.interventions.models import Attempt, Part, Role
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import OPEN_WORK, UNDECIDED

from .meeting_room import find_meeting
from .wording import day, soon


@dataclass(frozen=True)
class Line:
    """One open number: how many days it has been open, who leads, how its first contact stands, when there was news."""

    number: str
    days: int
    lead: str
    clock: Clock | None
    last_at: datetime | None
    due: bool
    """Whether nothing was reported since the table last met."""

    @property
    def is_late(self) -> bool:
        return self.clock is not None and self.clock.is_late

    @property
    def first_contact(self) -> str:
        """How the first contact stands, in words."""
        if self.clock is None:
            return ""
        if self.clock.contact is not None:
            return _("Reached")
        if self.clock.is_late:
            return self.clock.detail
        return _("Due %(when)s") % {"when": soon(self.clock.due)}

    @property
    def news(self) -> str:
        return day(self.last_at) if self.last_at else _("Nothing yet")


@dataclass(frozen=True)
class Sheet:
    """Updates first, the longest open before the others; then what is new."""

    updates: Sequence[Line]
    new: Sequence[Line]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """The numbers of the head. They are live and whole: whoever reads them reads the lines too."""
        return [
            (_("Updates to hear"), len(self.updates)),
            (_("New to hear"), len(self.new)),
            (_("First contact overdue"), sum(line.is_late for line in self.updates)),
            (_("Nothing reported since the last meeting"), sum(line.due for line in self.updates)),
        ]


@page(may_read_meeting, find=find_meeting)
@require_safe
def sheet(request: Request, meeting: Meeting) -> HttpResponse:
    """The sheet of one meeting, to print. It shows what this reader sees of the table's record, and no facts of it."""
    now = moment()
    with timezone.override(meeting.table.time_zone):
        words = {
            "section": "meetings",
            "band": _band(meeting.table.name),
            "meeting": meeting,
            "sheet": sheet_of(meeting, now),
            "now": now,
        }
        return render(request, "desk/meeting_sheet.html", words)


def sheet_of(meeting: Meeting, now: datetime) -> Sheet:
    """Two questions, however many numbers are open."""
    last = _last_closed(meeting)
    lines = [(situation.stage, _line(situation, last, now)) for situation in _open(meeting)]
    return Sheet(
        [line for stage, line in lines if stage in OPEN_WORK], [line for stage, line in lines if stage in UNDECIDED]
    )


def _last_closed(meeting: Meeting) -> datetime | None:
    closed = Meeting.objects.filter(table=meeting.table_id, closed_at__lt=meeting.starts_at).order_by("-closed_at")
    return closed.values_list("opened_at", flat=True).first()


def _open(meeting: Meeting) -> Iterable[Any]:
    tries = Attempt.objects.standing().filter(situation=OuterRef("pk")).order_by("at")
    lead = Role.objects.filter(situation=OuterRef("pk"), part=Part.LEAD, ends_at=None)
    services = Mobilisation.objects.filter(situation=OuterRef("pk")).order_by("-at")
    seen = Situation.objects.filter(table=meeting.table_id, stage__in=[*OPEN_WORK, *UNDECIDED])
    return seen.order_by("brought_at", "number").annotate(
        missed=ArraySubquery(tries.filter(reached=False).values("at")),
        reached=ArraySubquery(tries.filter(reached=True).values("at")),
        lead=Subquery(lead.values("team__name")[:1]),
        served_at=Subquery(services.values("at")[:1]),
    )


def _line(situation: Any, last: datetime | None, now: datetime) -> Line:
    tries = [*((at, False) for at in situation.missed), *((at, True) for at in situation.reached)]
    news = max([*situation.missed, *situation.reached, *filter(None, [situation.served_at])], default=None)
    return Line(
        number=situation.number,
        days=(now - (situation.decided_at or situation.brought_at)).days,
        lead=situation.lead or "",
        clock=clock_of(situation, tries, now) if situation.stage in OPEN_WORK else None,
        last_at=news,
        due=situation.stage in OPEN_WORK and (news is None or (last is not None and news < last)),
    )


def _band(table: str) -> Band:
    return Band(
        room=TABLE,
        word_detail=table,
        names_line=_("No names here"),
        names_detail=_("numbers, days and clocks; no facts"),
        who_line=_("Everyone at the same table"),
        who_detail=_("sees the numbers they may read"),
    )
