"""Who is in the room, says the page: each press lets somebody in or out, and leads back to where one was."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.presence import (
    add_someone,
    as_last_time,
    mark_myself,
    mark_presence,
    recognise,
)
from commontable.response.agenda.rules import Place, may_read_attendance, may_read_meeting
from commontable.response.situations.models import Situation

from .attendance_log import log_of
from .meeting_answer import answered, checked, meeting_url
from .meeting_forms import GuestForm, MyselfForm, PresenceForm, VersionForm
from .meeting_room import find_meeting, show_meeting
from .room_seats import band_of, seats_of


@page(may_read_meeting, find=find_meeting)
@require_POST
def mark(request: Request, meeting: Meeting) -> HttpResponse:
    """A co-chair or coordinator says how somebody is there."""
    given = checked(PresenceForm(request.POST)).cleaned_data
    return answered(
        request,
        meeting,
        lambda: mark_presence(meeting, actor=request.actor, seen_version=given["version"], **given["mark"]),
        mine=_("Mark who is there"),
        to=_back(request, meeting),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def myself(request: Request, meeting: Meeting) -> HttpResponse:
    """A member says that they are there, or step out."""
    kind = checked(MyselfForm(request.POST)).cleaned_data["kind"]
    return answered(
        request,
        meeting,
        lambda: mark_myself(Place(meeting), actor=request.actor, kind=kind),
        mine=_("Say how I am there"),
        to=_back(request, meeting),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def last_time(request: Request, meeting: Meeting) -> HttpResponse:
    """A co-chair or coordinator lets in those who were there last time."""
    seen = checked(VersionForm(request.POST)).cleaned_data["version"]
    return answered(
        request,
        meeting,
        lambda: as_last_time(meeting, actor=request.actor, seen_version=seen),
        mine=_("As last time"),
        to=_back(request, meeting),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def someone(request: Request, meeting: Meeting) -> HttpResponse:
    """A co-chair or coordinator adds somebody who has no account."""
    item = request.GET.get("item", "")
    form = GuestForm(request.POST, teams=[(str(seat.team.pk), seat.team.name) for seat in seats_of(meeting)])
    if not form.is_valid():
        return show_meeting(request, meeting, item, guest_form=form, status=422)
    return answered(
        request,
        meeting,
        lambda: add_someone(meeting, actor=request.actor, seen_version=form.cleaned_data["version"], **form.somebody),
        mine=_("Add someone"),
        to=_back(request, meeting),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def recognised(request: Request, meeting: Meeting, number: str) -> HttpResponse:
    """A member recognises somebody in this item and steps out of it for good; nobody is told."""
    situation = get_object_or_404(Situation, number=number, items__meeting=meeting)
    return answered(
        request,
        meeting,
        lambda: recognise(situation, actor=request.actor),
        mine=_("I recognise this person"),
        to=meeting_url(meeting, anchor="here"),
    )


@page(may_read_attendance, find=find_meeting)
@require_safe
def attendance(request: Request, meeting: Meeting) -> HttpResponse:
    """Who was there, as what, from when to when, and at which filter of which item: for those who run the table."""
    with timezone.override(meeting.table.time_zone):
        words = {
            "section": "meetings",
            "meeting": meeting,
            "log": log_of(meeting),
            "band": band_of(meeting, seats_of(meeting), None),
        }
        return render(request, "desk/attendance.html", words)


def _back(request: Request, meeting: Meeting) -> str:
    return meeting_url(meeting, request.GET.get("item", ""), "here")
