"""What does a member's page ask of the room? To be told of changes, and, of whoever runs the table, a room screen."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from commontable.front.desk.room_seats import band_of, seats_of
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.response.filters.hearing_rows import Heard
from commontable.response.filters.views import find_heard, may_open_heard
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import may_read

from .actions import end_screen, start_screen
from .codes import as_read
from .forms import FollowForm
from .hub import word_of
from .models import RoomScreen
from .rules import may_follow, may_prepare_screen, may_start_screen
from .stream import following


def find_meeting(actor: Actor, meeting) -> Meeting | None:
    """The meeting with its table, where this actor knows of it. An emergency call has no screen and no such page."""
    return Meeting.objects.exclude(kind=MeetingKind.CALL).select_related("table").filter(pk=meeting).first()


@page(may_follow, find=find_meeting)
@require_safe
def changed(request: Request, meeting: Meeting) -> HttpResponse:
    """An event stream that says "changed" and nothing else."""
    return following(word_of(meeting.pk), FollowForm(request.GET).since)


def find_situation(actor: Actor, number: str) -> Situation | None:
    """The situation of that number, as far as this person may see it."""
    return Situation.objects.filter(number=number).first()


@page(may_read, find=find_situation)
@require_safe
def situation_changed(request: Request, situation: Situation) -> HttpResponse:
    """The same of one situation, for whoever reads its record."""
    return following(word_of(situation.pk), FollowForm(request.GET).since)


@page(may_open_heard, find=find_heard)
@require_safe
def heard_changed(request: Request, heard: Heard) -> HttpResponse:
    """The same, for a team that hears at filter 3 and may read nothing of the record."""
    return following(word_of(heard.grant.situation_id), FollowForm(request.GET).since)


@page(may_prepare_screen, find=find_meeting)
def prepare(request: Request, meeting: Meeting) -> HttpResponse:
    """The room screen of a meeting: whether one is on; a press starts one and shows its code, once."""
    code = start_screen(meeting, actor=request.actor) if request.method == "POST" else ""
    seats = seats_of(meeting)
    words = {
        "section": "meetings",
        "meeting": meeting,
        "band": band_of(meeting, seats, None),
        "verdict": may_start_screen(request.actor, meeting),
        "screen": RoomScreen.objects.filter(meeting=meeting, ended_at=None).first(),
        "code": as_read(code),
        "address": request.build_absolute_uri(reverse("room:enter")),
    }
    return render(request, "room/prepare.html", words)


@page(may_prepare_screen, find=find_meeting)
@require_POST
def end(request: Request, meeting: Meeting) -> HttpResponse:
    """The screen shows nothing more."""
    end_screen(meeting, actor=request.actor)
    return HttpResponseRedirect(reverse("room:prepare", args=[meeting.pk]))
