"""How is a planned meeting changed? Moved, cancelled with a reason, or held after all; by who runs the table."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.partnership.meetings.actions import cancel_meeting, hold_after_all, move_meeting
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.meetings.rules import may_cancel, may_hold_after_all, may_keep_calendar, may_move

from .calendar_forms import CancelForm, MoveForm, move_form
from .calendar_rows import row_of
from .meeting_answer import answered, checked
from .meeting_forms import VersionForm
from .meetings import band_of


def find_planned(actor: Actor, planned: UUID) -> Meeting | None:
    """A meeting of one of this person's tables."""
    return Meeting.objects.select_related("table").filter(pk=planned).first()


def find_cancelled(actor: Actor, cancelled: UUID) -> Meeting | None:
    """The same, said of one that is not held."""
    return find_planned(actor, cancelled)


@page(may_keep_calendar, find=find_planned)
@require_safe
def change(request: Request, meeting: Meeting) -> HttpResponse:
    """What may be done with this meeting."""
    return _shown(request, meeting)


@page(may_keep_calendar, find=find_planned)
@require_POST
def move(request: Request, meeting: Meeting) -> HttpResponse:
    """Hold it at another time."""
    form = MoveForm(request.POST, zone=meeting.table.time_zone)

    def act() -> Meeting:
        given = form.cleaned_data
        return move_meeting(
            meeting,
            actor=request.actor,
            seen_version=given["version"],
            starts_at=form.starts_at,
            minutes=given["minutes"],
        )

    return _kept(request, meeting, form, act, _("Move the meeting")) or _shown(request, meeting, move=form)


@page(may_keep_calendar, find=find_planned)
@require_POST
def cancel(request: Request, meeting: Meeting) -> HttpResponse:
    """Do not hold it."""
    form = CancelForm(request.POST)

    def act() -> Meeting:
        given = form.cleaned_data
        return cancel_meeting(meeting, actor=request.actor, seen_version=given["version"], reason=given["reason"])

    return _kept(request, meeting, form, act, _("Cancel the meeting")) or _shown(request, meeting, cancel=form)


@page(may_keep_calendar, find=find_cancelled)
@require_POST
def hold(request: Request, meeting: Meeting) -> HttpResponse:
    """Hold it after all, or although it is a holiday."""
    seen = checked(VersionForm(request.POST)).cleaned_data["version"]
    return answered(
        request,
        meeting,
        lambda: hold_after_all(meeting, actor=request.actor, seen_version=seen),
        mine=_("Hold the meeting"),
        to=reverse("desk:meetings"),
    )


def _kept(request: Request, meeting: Meeting, form: VersionForm, act: Callable, mine: str) -> HttpResponse | None:
    """Led back to the calendar, or both sides of a lost race; None when the form says what to put right."""
    if not form.is_valid():
        return None
    try:
        # what is refused leaves no ledger entry of something done
        with transaction.atomic():
            return answered(request, meeting, act, mine=mine, to=reverse("desk:meetings"))
    except Invalid as wrong:
        form.add_error("day" if "day" in form.fields else None, str(wrong.sentence))
    return None


def _shown(request: Request, meeting: Meeting, **bound: VersionForm) -> HttpResponse:
    table, actor = meeting.table, request.actor
    words = {
        "section": "meetings",
        "band": band_of([table]),
        "meeting": meeting,
        "row": row_of(actor, meeting, table, moment()),
        "moving": bound.get("move") or move_form(meeting),
        "cancelling": bound.get("cancel") or CancelForm(initial={"version": meeting.version}),
        "may_move": may_move(actor, meeting),
        "may_cancel": may_cancel(actor, meeting),
        "may_hold": may_hold_after_all(actor, meeting),
    }
    return render(request, "desk/calendar_change.html", words, status=422 if bound else 200)
