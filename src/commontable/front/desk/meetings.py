"""When do our tables meet? For each table the meeting that is open, the next eight weeks and the last eight."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page, signed_in
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.design.bands import TABLE, Band
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.partnership.tables.models import SituationTable
from commontable.response.agenda.actions import plan_meeting
from commontable.response.agenda.rules import may_plan_meeting

from .calendar_rows import Row, far_words, row_of
from .meeting_answer import meeting_url
from .meeting_forms import PlanMeetingForm

LOOK_BACK = timedelta(weeks=8)


@dataclass(frozen=True)
class Calendar:
    """One table's meetings; `form` is there for those who may plan one."""

    table: SituationTable
    rows: list[Row]
    now: datetime
    form: PlanMeetingForm | None

    @property
    def open(self) -> Meeting | None:
        return next((row.meeting for row in self.rows if row.meeting.is_open), None)

    @property
    def ahead(self) -> list[Row]:
        return [row for row in self.rows if not self._is_over(row.meeting)]

    @property
    def past(self) -> list[Row]:
        return [row for row in reversed(self.rows) if self._is_over(row.meeting)]

    @property
    def far(self) -> str:
        """How far off the next meeting is, where that is more than a week."""
        coming = (row.meeting for row in self.ahead if not row.meeting.is_cancelled)
        following = next(coming, None)
        return far_words(following.starts_at, self.now, self.table.time_zone) if following and not self.open else ""

    def _is_over(self, meeting: Meeting) -> bool:
        return meeting.closed_at is not None or (meeting.opened_at is None and meeting.ends_at < self.now)


@page(signed_in)
@require_safe
def meetings(request: Request) -> HttpResponse:
    """The meetings of each table this person belongs to."""
    return _list(request)


def find_table(actor: Actor, table: UUID) -> SituationTable | None:
    return SituationTable.objects.filter(pk=table).first()


@page(may_plan_meeting, find=find_table)
@require_POST
def plan(request: Request, table: SituationTable) -> HttpResponse:
    """A coordinator or co-chair puts an extra meeting in the calendar."""
    taken = Meeting.objects.standing().filter(table=table).values_list("starts_at", flat=True)
    form = PlanMeetingForm(request.POST, zone=table.time_zone, taken=taken, prefix=table.code)
    if not form.is_valid():
        return _list(request, wrong={table.pk: form}, status=422)
    planned = plan_meeting(table, actor=request.actor, starts_at=form.starts_at)
    return HttpResponseRedirect(meeting_url(planned, anchor="main"))


def _list(request: Request, wrong: dict[UUID, PlanMeetingForm] | None = None, status: int = 200) -> HttpResponse:
    calendars = _calendars(request.actor, wrong or {}, moment())
    page = {"section": "meetings", "calendars": calendars, "band": band_of(calendar.table for calendar in calendars)}
    return render(request, "desk/meetings.html", page, status=status)


def _calendars(actor: Actor, wrong: dict[UUID, PlanMeetingForm], now: datetime) -> list[Calendar]:
    tables = list(SituationTable.objects.filter(pk__in=actor.tables))
    shown = Q(starts_at__gte=now - LOOK_BACK) | Q(opened_at__isnull=False, closed_at=None)
    found = list(Meeting.objects.exclude(kind=MeetingKind.CALL).filter(shown, table__in=actor.tables))
    return [
        Calendar(
            table,
            [row_of(actor, meeting, table, now) for meeting in found if meeting.table_id == table.pk],
            now,
            wrong.get(table.pk) or _form(actor, table),
        )
        for table in tables
    ]


def _form(actor: Actor, table: SituationTable) -> PlanMeetingForm | None:
    return PlanMeetingForm(zone=table.time_zone, prefix=table.code) if may_plan_meeting(actor, table) else None


def band_of(tables) -> Band:
    """The band of dates: known to everyone at the same table."""
    return Band(
        room=TABLE,
        word_detail=", ".join(table.name for table in tables),
        names_line=_("No names here"),
        names_detail=_("only when tables meet"),
        who_line=_("Everyone at the same table"),
        who_detail=_("can see these dates"),
    )
