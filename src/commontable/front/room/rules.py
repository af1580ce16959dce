"""May this person follow a meeting, or show it on a room screen? And what may that screen see?"""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.rules import NOT_OPEN, may_read_meeting

NOT_THIS_MEETING = refused("not_this_meeting", _("This screen shows another meeting."))


def may_follow(actor: Actor, meeting: Meeting) -> Verdict:
    """Whoever reads a meeting is told when it changes."""
    return may_read_meeting(actor, meeting)


def may_prepare_screen(actor: Actor, meeting: Meeting) -> Verdict:
    """A co-chair or coordinator has the room screen in hand."""
    runs = meeting.table_id in actor.tables_run
    return ALLOWED if runs else refused("not_run", _("Only a coordinator or co-chair of this table may do that."))


def may_start_screen(actor: Actor, meeting: Meeting) -> Verdict:
    """It shows an open meeting."""
    return first_no(may_prepare_screen(actor, meeting), ALLOWED if meeting.is_open else NOT_OPEN)


def may_see_screen(actor: Actor, meeting: Meeting) -> Verdict:
    """A room screen sees the one meeting it was opened for."""
    return ALLOWED if actor.role == "room" and actor.meeting == meeting.pk else NOT_THIS_MEETING
