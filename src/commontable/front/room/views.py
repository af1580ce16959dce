"""Who may wait for word that a meeting changed?"""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import page
from commontable.groundwork.access.requests import Request
from commontable.partnership.meetings.models import Meeting

from .forms import FollowForm
from .hub import word_of
from .rules import may_follow
from .stream import following


def find_meeting(actor: Actor, meeting) -> Meeting | None:
    """The meeting, where this actor knows of it."""
    return Meeting.objects.filter(pk=meeting).first()


@page(may_follow, find=find_meeting)
@require_safe
def changed(request: Request, meeting: Meeting) -> HttpResponse:
    """An event stream that says "changed" and nothing else."""
    form = FollowForm(request.GET)
    return following(word_of(meeting.pk), form.since)
