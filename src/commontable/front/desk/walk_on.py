"""How does "I have one more" get on the agenda? On one short page, by whoever runs the table."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone

from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.rules import may_run_meeting, may_walk_on
from commontable.response.agenda.walking_on import walk_on
from commontable.response.filters.actions import hear

from .meeting_answer import meeting_url
from .meeting_room import find_meeting
from .room_seats import band_of, seats_of
from .walk_on_form import WalkOnForm


@page(may_walk_on, find=find_meeting)
def walk_on_page(request: Request, meeting: Meeting) -> HttpResponse:
    """The five answers; then the meeting again, at the walk-on."""
    seats = seats_of(meeting)
    teams = [(str(seat.team.pk), seat.team.name) for seat in seats]
    form = WalkOnForm(request.POST or None, teams=teams)
    if form.is_valid():
        return _taken(request, meeting, form)
    words = {
        "section": "meetings",
        "meeting": meeting,
        "form": form,
        "hears": may_run_meeting(request.actor, meeting),
        "band": band_of(meeting, seats, 2),
    }
    with timezone.override(meeting.table.time_zone):
        return render(request, "desk/walk_on.html", words, status=422 if form.is_bound else 200)


def _taken(request: Request, meeting: Meeting, form: WalkOnForm) -> HttpResponse:
    situation = walk_on(meeting, actor=request.actor, team=form.says, answers=form.answers)
    if "hear" in request.POST:
        hear(situation, actor=request.actor)
    return HttpResponseRedirect(meeting_url(meeting, situation.number))
