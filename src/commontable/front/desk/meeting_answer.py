"""What is answered after an act in a meeting? The page again at the item, or both sides of a lost race."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from commontable.groundwork.access.errors import Invalid, Stale
from commontable.groundwork.access.requests import Request
from commontable.partnership.meetings.models import Meeting

from .lost_race import Difference, Meant, differences


def answered(
    request: Request,
    meeting: Meeting,
    act: Callable[[], Any],
    *,
    mine: str,
    to: str,
    meant: Callable[[], Iterable[Meant]] = tuple,
) -> HttpResponse:
    """Do the act and lead back; when somebody was faster, show what they did beside what was pressed here.

    `mine` are the words of what was pressed; `meant` is asked then for each part of what was sent.
    """
    try:
        act()
    except Stale as late:
        return _lost_race(request, meeting, late, differences(late.current, mine, meant()))
    return HttpResponseRedirect(to)


def checked[Form: forms.Form](form: Form) -> Form:
    """The form, read. Raises Invalid when it was not drawn by one of our pages: it holds nothing a person typed."""
    if not form.is_valid():
        raise Invalid(_("The form was incomplete. Nothing was changed. Load the page again."))
    return form


def meeting_url(meeting: Meeting, number: str = "", anchor: str = "now", **more: str) -> str:
    """The meeting's page at the item of that number, or at the one now heard."""
    asked = ({"item": number} if number else {}) | more
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{reverse('desk:meeting', args=[meeting.pk])}{query}#{anchor}"


def _lost_race(request: Request, meeting: Meeting, late: Stale, both: list[Difference]) -> HttpResponse:
    words = {
        "sentence": late.sentence,
        "differences": both,
        "section": "meetings",
        "back_url": meeting_url(meeting, getattr(late.current, "number", "")),
    }
    return render(request, "desk/meeting_lost_race.html", words, status=late.status)
