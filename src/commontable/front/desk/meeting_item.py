"""How does the table take one item through the filters? A co-chair records each decision with one press."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.actions import hear_update
from commontable.response.agenda.models import Item, ItemKind
from commontable.response.agenda.rules import may_read_meeting
from commontable.response.closing.actions import close
from commontable.response.filters.actions import decide_met, decide_not_met, hear, put_off, read_back, take_back
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.interventions.on_behalf import record_on_behalf
from commontable.response.situations.models import Situation

from .lost_race import conclusion_meant, decision_meant, teams_meant
from .meeting_answer import answered, checked, meeting_url
from .meeting_forms import ConclusionForm, DecisionForm, OnBehalfForm, VersionForm
from .meeting_room import find_meeting, show_meeting
from .naming_forms import posted_names
from .room_item import team_choices
from .room_seats import seats_of


@page(may_read_meeting, find=find_meeting)
@require_POST
def turn(request: Request, meeting: Meeting, number: str) -> HttpResponse:
    """The table turns to this situation: filter 2 of a new one, the report on an accepted one."""
    update = Item.objects.filter(meeting=meeting, situation__number=number, kind=ItemKind.UPDATE).first()
    if update is None:
        return _pressed(request, meeting, number, hear, _("Turn to this item"))
    return answered(
        request,
        meeting,
        lambda: hear_update(update, actor=request.actor),
        mine=_("Turn to this item"),
        to=meeting_url(meeting, number),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def not_today(request: Request, meeting: Meeting, number: str) -> HttpResponse:
    """The table puts it off; the page goes on to what comes next."""
    return _pressed(request, meeting, number, put_off, _("Not today"), stays=False)


@page(may_read_meeting, find=find_meeting)
@require_POST
def undo(request: Request, meeting: Meeting, number: str) -> HttpResponse:
    """The table takes a "not met" back."""
    return _pressed(request, meeting, number, take_back, _("Take “not met” back"))


@page(may_read_meeting, find=find_meeting)
@require_POST
def planned(request: Request, meeting: Meeting, number: str) -> HttpResponse:
    """The few have planned; the intervention begins."""
    return _pressed(request, meeting, number, plan, _("Planned: the intervention begins"))


@page(may_read_meeting, find=find_meeting)
@require_POST
def decide(request: Request, meeting: Meeting, number: str) -> HttpResponse:
    """The table's answer at filter 2: met, or not met with a reason."""
    situation = _on_agenda(meeting, number)
    with timezone.override(meeting.table.time_zone):
        form = DecisionForm(request.POST)
        form.full_clean()
    if not form.is_valid():
        return show_meeting(request, meeting, number, decision_form=form, status=422)
    given, how = (
        form.cleaned_data,
        {"actor": request.actor, "seen_version": form.cleaned_data["version"], **form.answer},
    )
    met = given["decision"] == "met"
    return answered(
        request,
        meeting,
        lambda: (
            decide_met(situation, said_at=given["said_at"], **how)
            if met
            else decide_not_met(situation, reason=given["reason"], **how)
        ),
        mine=_("Met") if met else _("Not met"),
        meant=lambda: decision_meant(given),
        to=meeting_url(meeting, number),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def teams(request: Request, meeting: Meeting, number: str) -> HttpResponse:
    """Who leads and who assists."""
    situation = _on_agenda(meeting, number)
    form, finer = posted_names(situation, request.POST)
    if not (finer.is_valid() & form.is_valid()):
        return show_meeting(request, meeting, number, teams_form=form, parts_form=finer, status=422)
    given = form.cleaned_data
    named = {"lead": given["lead"], "assisting": given["assisting"], **finer.named}
    return answered(
        request,
        meeting,
        lambda: name_teams(situation, actor=request.actor, seen_version=given["version"], **named),
        mine=_("Name the teams"),
        meant=lambda: teams_meant(given),
        to=meeting_url(meeting, number),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def read(request: Request, meeting: Meeting, number: str) -> HttpResponse:
    """The co-chair has read the decision back to the table."""
    return _pressed(request, meeting, number, read_back, _("Read back"))


@page(may_read_meeting, find=find_meeting)
@require_POST
def speak_for(request: Request, meeting: Meeting, number: str) -> HttpResponse:
    """A team without a device says it will assist, or lead: written down for it."""
    situation = _on_agenda(meeting, number)
    form = OnBehalfForm(request.POST, teams=team_choices(seats_of(meeting)))
    if not form.is_valid():
        return show_meeting(request, meeting, number, on_behalf_form=form, status=422)
    given = form.cleaned_data
    said = {name: given[name] for name in ("team", "part", "said_by")}
    return answered(
        request,
        meeting,
        lambda: record_on_behalf(situation, actor=request.actor, seen_version=given["version"], **said),
        mine=_("Record it on their behalf"),
        to=meeting_url(meeting, number),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def conclude(request: Request, meeting: Meeting, number: str) -> HttpResponse:
    """The table closes the situation with a conclusion."""
    situation = _on_agenda(meeting, number)
    form = ConclusionForm(request.POST)
    if not form.is_valid():
        return show_meeting(request, meeting, number, conclusion_form=form, status=422)
    given = form.cleaned_data
    return answered(
        request,
        meeting,
        lambda: close(situation, actor=request.actor, seen_version=given["version"], conclusion=given["conclusion"]),
        mine=_("Close with a conclusion"),
        meant=lambda: conclusion_meant(given),
        to=meeting_url(meeting, number),
    )


def _pressed(
    request: Request, meeting: Meeting, number: str, act: Callable, words: str, *, stays: bool = True
) -> HttpResponse:
    situation = _on_agenda(meeting, number)
    seen = checked(VersionForm(request.POST)).cleaned_data["version"]
    return answered(
        request,
        meeting,
        lambda: act(situation, actor=request.actor, seen_version=seen),
        mine=words,
        to=meeting_url(meeting, number if stays else ""),
    )


def _on_agenda(meeting: Meeting, number: str) -> Situation:
    return get_object_or_404(Situation, number=number, items__meeting=meeting)
