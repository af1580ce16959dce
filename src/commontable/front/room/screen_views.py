"""What answers on the projector's computer? The door for its code, the screen, and word that it changed; nothing else."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from commontable.groundwork.access.actor import Actor, room_screen
from commontable.groundwork.access.pages import everyone, page
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.partnership.meetings.models import Meeting

from .forms import CodeForm, FollowForm
from .hub import word_of
from .rules import may_see_screen
from .screens import PATH, open_screen
from .showing import shown_of
from .stream import following

LONGEST_SECONDS = 12 * 60 * 60


def find_shown(actor: Actor, meeting) -> Meeting | None:
    """The meeting of this screen."""
    return Meeting.objects.select_related("table").filter(pk=meeting).first()


@page(everyone)
def enter(request: Request) -> HttpResponse:
    """Where the code is typed; a right one makes this browser the room screen."""
    if request.actor.meeting and request.method != "POST":
        return redirect("room:screen", request.actor.meeting)
    form = CodeForm(request.POST or None)
    if form.is_bound and form.is_valid():
        # Before the code is used up: the database takes no change whose transaction has no entry.
        record(Kind.SIGNED, "type_code", request.actor)
        meeting, secret = open_screen(form.cleaned_data["code"])
        if meeting:
            record(Kind.SIGNED, "open_screen", room_screen(meeting))
            return _with_secret(redirect("room:screen", meeting), secret)
        form.add_error(
            "code", _("This code opens nothing: it was used, it is older than ten minutes, or it was mistyped.")
        )
    return render(request, "room/enter.html", {"form": form}, status=422 if form.is_bound else 200)


@page(may_see_screen, find=find_shown, of="room")
@require_safe
def screen(request: Request, meeting: Meeting) -> HttpResponse:
    """Big type for the room: no names, no links, nothing to press but the blank."""
    words = {"meeting": meeting, "shown": shown_of(meeting), "seen": f"{moment().timestamp():.3f}"}
    return render(request, "room/blank.html" if "blank" in request.GET else "room/screen.html", words)


@page(may_see_screen, find=find_shown, of="room")
@require_safe
def screen_changed(request: Request, meeting: Meeting) -> HttpResponse:
    """An event stream that says "changed" and nothing else."""
    return following(word_of(meeting.pk), FollowForm(request.GET).since)


def _with_secret(answer: HttpResponse, secret: str) -> HttpResponse:
    secure = settings.SESSION_COOKIE_SECURE
    answer.set_cookie(
        settings.ROOM_COOKIE_NAME, secret, LONGEST_SECONDS, path=PATH, secure=secure, httponly=True, samesite="Strict"
    )
    return answer
