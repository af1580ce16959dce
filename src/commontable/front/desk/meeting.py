"""How does a meeting go? It is opened, what was brought is added, and it is closed."""

from typing import Any, cast

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.actions import add_brought, open_meeting
from commontable.response.agenda.models import Item
from commontable.response.agenda.order import move_item
from commontable.response.agenda.rules import may_read_meeting
from commontable.response.filters.actions import close_meeting

from .agenda_rows import short
from .lost_race import order_meant
from .meeting_answer import answered, checked, meeting_url
from .meeting_forms import CloseForm, OpenForm, OrderForm, VersionForm
from .meeting_room import find_meeting, show_meeting


@page(may_read_meeting, find=find_meeting)
@require_safe
def meeting(request: Request, meeting: Meeting) -> HttpResponse:
    """The agenda, the item now heard or the one asked for by `item`, and who is in the room."""
    return show_meeting(request, meeting, request.GET.get("item", ""))


@page(may_read_meeting, find=find_meeting)
@require_POST
def open_it(request: Request, meeting: Meeting) -> HttpResponse:
    """A co-chair opens the meeting, now or as of when it began."""
    with timezone.override(meeting.table.time_zone):
        form = OpenForm(request.POST)
        if "opened_at" in form.errors:
            return show_meeting(request, meeting, open_form=form, status=422)
    given = checked(form).cleaned_data
    if cast(Any, meeting).another_is_open:  # find_meeting asked
        raise Invalid(_("Another meeting of this table is open. Close that one first."))
    at = {"opened_at": given["opened_at"]}
    return answered(
        request,
        meeting,
        lambda: open_meeting(meeting, actor=request.actor, seen_version=given["version"], **at),
        mine=_("Open the meeting"),
        to=meeting_url(meeting),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def move(request: Request, meeting: Meeting) -> HttpResponse:
    """Two neighbours on the agenda change places; the button that was pressed keeps the focus."""
    item, past, way = checked(OrderForm(request.POST)).cleaned_data["move"]
    moved = Item.objects.filter(meeting=meeting, pk=item).select_related("situation").first()
    number = moved.situation.number if moved else ""
    return answered(
        request,
        meeting,
        lambda: move_item(meeting, actor=request.actor, item=item, past=past),
        mine=_("Move it up") if way == "up" else _("Move it down"),
        to=meeting_url(meeting, request.GET.get("item", ""), f"{way}-{short(number)}", order="1"),
        meant=lambda: order_meant(meeting, item, past),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def add(request: Request, meeting: Meeting) -> HttpResponse:
    """A co-chair adds what was brought since the meeting opened."""
    seen = _version(request)
    return answered(
        request,
        meeting,
        lambda: add_brought(meeting, actor=request.actor, seen_version=seen),
        mine=_("Add what was brought since"),
        to=meeting_url(meeting, anchor="agenda"),
    )


@page(may_read_meeting, find=find_meeting)
@require_POST
def close_it(request: Request, meeting: Meeting) -> HttpResponse:
    """A co-chair closes the meeting, now or as of when it ended: every "no" becomes final."""
    with timezone.override(meeting.table.time_zone):
        form = CloseForm(request.POST)
        if "ended_at" in form.errors:
            return show_meeting(request, meeting, close_form=form, status=422)
    given = checked(form).cleaned_data
    ended = {"ended_at": given["ended_at"]}
    return answered(
        request,
        meeting,
        lambda: close_meeting(meeting, actor=request.actor, seen_version=given["version"], **ended),
        mine=_("Close the meeting"),
        to=meeting_url(meeting),
    )


def _version(request: Request) -> int:
    return checked(VersionForm(request.POST)).cleaned_data["version"]
