"""May this person open or close the meeting, and turn to a situation?"""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.meetings.models import Meeting

from .models import Item, ItemKind

NOT_A_CHAIR = refused("not_a_chair", _("Only a co-chair of this table may do that."))
NOT_RUN = refused("not_run", _("Only a coordinator or co-chair of this table may do that."))
NOT_OF_TABLE = refused("not_of_table", _("This is the meeting of another table."))
NOT_OPEN = refused("meeting_not_open", _("The meeting is not open."))
CANCELLED = refused("meeting_cancelled", _("The meeting is cancelled. Say first that it is held after all."))
ALREADY_OPENED = refused("already_opened", _("The meeting was opened already."))


def may_read_meeting(actor: Actor, meeting: Meeting) -> Verdict:
    """Those of the table read its meetings; what they see on the agenda is a matter of grants."""
    return ALLOWED if meeting.table_id in actor.tables else NOT_OF_TABLE


def may_plan_meeting(actor: Actor, table) -> Verdict:
    """Coordinators and co-chairs set the date of a meeting."""
    return ALLOWED if table.pk in actor.tables_run else NOT_RUN


def may_open_meeting(actor: Actor, meeting: Meeting) -> Verdict:
    """A co-chair opens a meeting once, unless it is cancelled."""
    return first_no(
        _chairs(actor, meeting),
        CANCELLED if meeting.is_cancelled else ALLOWED,
        ALREADY_OPENED if meeting.opened_at else ALLOWED,
    )


def may_run_meeting(actor: Actor, meeting: Meeting) -> Verdict:
    """A co-chair runs the open meeting: who is present, what is heard, when it closes."""
    return first_no(_chairs(actor, meeting), ALLOWED if meeting.is_open else NOT_OPEN)


def may_order_agenda(actor: Actor, meeting: Meeting) -> Verdict:
    """A co-chair or coordinator changes the running order of the open meeting."""
    return first_no(_runs(actor, meeting), ALLOWED if meeting.is_open else NOT_OPEN)


def may_walk_on(actor: Actor, meeting: Meeting) -> Verdict:
    """A coordinator or co-chair types what a team says aloud, while the meeting is open. Neither needs a key for it."""
    return may_order_agenda(actor, meeting)


def may_hear_update(actor: Actor, item: Item) -> Verdict:
    """A co-chair turns the open meeting to the report on a situation that was accepted before."""
    return first_no(
        may_run_meeting(actor, item.meeting),
        ALLOWED
        if item.kind == ItemKind.UPDATE
        else refused("not_an_update", _("This is new: the table asks filter 2 of it.")),
    )


def _chairs(actor: Actor, meeting: Meeting) -> Verdict:
    return ALLOWED if meeting.table_id in actor.chairs else NOT_A_CHAIR


def _runs(actor: Actor, meeting: Meeting) -> Verdict:
    return ALLOWED if meeting.table_id in actor.tables_run else NOT_RUN
