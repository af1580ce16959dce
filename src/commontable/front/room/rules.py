"""May this person follow a meeting, or put it on the room screen?"""

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import Verdict
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.rules import may_read_meeting


def may_follow(actor: Actor, meeting: Meeting) -> Verdict:
    """Whoever reads a meeting is told when it changes."""
    return may_read_meeting(actor, meeting)
