"""How does a meeting go? It is opened, what was brought is added, and it is closed."""

from typing import Any, cast

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.actions import add_brought, open_meeting
from commontable.response.agenda.rules import may_read_meeting
from commontable.response.filters.actions import close_meeting

from .meeting_answer import answered, checked, meeting_url
from .meeting_forms import VersionForm
from .meeting_room import find_meeting, show_meeting


@page(may_read_meeting, find=find_meeting)
@require_safe
def meeting(request: Request, meeting: Meeting) -> HttpResponse:
    """The agenda, the item now heard or the one asked for by `item`, and who is in the room."""
    return show_meeting(request, meeting, request.GET.get("item", ""))


@page(may_read_meeting, find=find_meeting)
@require_POST
def open_it(request: Request, meeting: Meeting) -> HttpResponse:
    """A co-chair opens the meeting."""
    seen = _version(request)
    if cast(Any, meeting).another_is_open:  # find_meeting asked
        raise Invalid(_("Another meeting of this table is open. Close that one first."))
    return answered(
        request,
        meeting,
        lambda: open_meeting(meeting, actor=request.actor, seen_version=seen),
        mine=_("Open the meeting"),
        to=meeting_url(meeting),
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
    """A co-chair closes the meeting: every "no" becomes final."""
    seen = _version(request)
    return answered(
        request,
        meeting,
        lambda: close_meeting(meeting, actor=request.actor, seen_version=seen),
        mine=_("Close the meeting"),
        to=meeting_url(meeting),
    )


def _version(request: Request) -> int:
    return checked(VersionForm(request.POST)).cleaned_data["version"]
