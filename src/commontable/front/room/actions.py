"""How does a room screen begin and end? Whoever runs the table starts it, and gets a code for the projector's computer."""

from datetime import timedelta

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import moment
from commontable.partnership.meetings.models import Meeting

from .codes import hashed, new_code
from .models import RoomScreen
from .rules import may_prepare_screen, may_start_screen

CODE_LASTS = timedelta(minutes=10)


@action(may_start_screen)
def start_screen(meeting: Meeting, *, actor: Actor) -> str:
    """Start a room screen, ending the one before, and return the code that opens it once, within ten minutes."""
    take_turns("start_screen", meeting.pk)
    _end(meeting)
    code, now = new_code(), moment()
    RoomScreen.objects.create(meeting=meeting, code_hash=hashed(code), made_at=now, code_until=now + CODE_LASTS)
    return code


@action(may_prepare_screen)
def end_screen(meeting: Meeting, *, actor: Actor) -> None:
    """End the meeting's room screen: it shows nothing more."""
    _end(meeting)


def _end(meeting: Meeting) -> None:
    RoomScreen.objects.filter(meeting=meeting, ended_at=None).update(ended_at=moment())
