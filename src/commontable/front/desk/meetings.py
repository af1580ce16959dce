"""When do our tables meet? For each table the meeting that is open, the next, and those of the last half-year."""

from dataclasses import dataclass
from datetime import timedelta
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
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import SituationTable
from commontable.response.agenda.actions import plan_meeting
from commontable.response.agenda.rules import may_plan_meeting

from .meeting_answer import meeting_url
from .meeting_forms import PlanMeetingForm

LOOK_BACK = timedelta(weeks=26)


@dataclass(frozen=True)
class Calendar:
    """One table's meetings; `form` is there for those who may plan one."""

    table: SituationTable
    meetings: list[Meeting]
    form: PlanMeetingForm | None

    @property
    def open(self) -> Meeting | None:
        return next((meeting for meeting in self.meetings if meeting.is_open), None)

    @property
    def next(self) -> list[Meeting]:
        return [meeting for meeting in self.meetings if meeting.opened_at is None]

    @property
    def past(self) -> list[Meeting]:
        return [meeting for meeting in reversed(self.meetings) if meeting.closed_at]


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
    """A coordinator or co-chair puts a meeting in the calendar."""
    taken = Meeting.objects.standing().filter(table=table).values_list("starts_at", flat=True)
    form = PlanMeetingForm(request.POST, zone=table.time_zone, taken=taken, prefix=table.code)
    if not form.is_valid():
        return _list(request, wrong={table.pk: form}, status=422)
    planned = plan_meeting(table, actor=request.actor, starts_at=form.starts_at)
    return HttpResponseRedirect(meeting_url(planned, anchor="main"))


def _list(request: Request, wrong: dict[UUID, PlanMeetingForm] | None = None, status: int = 200) -> HttpResponse:
    calendars = _calendars(request.actor, wrong or {})
    page = {"section": "meetings", "calendars": calendars, "band": _band(calendars)}
    return render(request, "desk/meetings.html", page, status=status)


def _calendars(actor: Actor, wrong: dict[UUID, PlanMeetingForm]) -> list[Calendar]:
    tables = list(SituationTable.objects.filter(pk__in=actor.tables))
    lately = Q(closed_at=None) | Q(starts_at__gte=moment() - LOOK_BACK)
    found = list(Meeting.objects.filter(lately, table__in=actor.tables))
    return [
        Calendar(
            table,
            [meeting for meeting in found if meeting.table_id == table.pk],
            wrong.get(table.pk) or _form(actor, table),
        )
        for table in tables
    ]


def _form(actor: Actor, table: SituationTable) -> PlanMeetingForm | None:
    return PlanMeetingForm(zone=table.time_zone, prefix=table.code) if may_plan_meeting(actor, table) else None


def _band(calendars: list[Calendar]) -> Band:
    return Band(
        room=TABLE,
        word_detail=", ".join(calendar.table.name for calendar in calendars),
        names_line=_("No names here"),
        names_detail=_("only when tables meet"),
        who_line=_("Everyone at the same table"),
        who_detail=_("can see these dates"),
    )
