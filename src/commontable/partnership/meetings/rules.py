"""May this person keep the table's calendar, and their own calendar feed?"""

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.pages import SIGN_IN_FIRST
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.tables.models import SituationTable

from .models import Cadence, CalendarFeed, Meeting, MeetingKind

NOT_RUN = refused("not_run", _("Only a coordinator or co-chair of this table may do that."))
SYSTEM_ONLY = refused("system_only", _("The calendar is made ahead by itself, once a day."))
WAS_OPENED = refused("already_opened", _("The meeting was opened already."))
A_CALL = refused("is_a_call", _("An emergency call is held at once: it is not in the calendar."))
IS_CANCELLED = refused("meeting_cancelled", _("The meeting is cancelled already."))
NOT_CANCELLED = refused("not_cancelled", _("The meeting is not cancelled."))
NO_TABLE = refused("no_table", _("You belong to no table, so there is nothing to put in a calendar."))
NOT_YOURS = refused("not_yours", _("This is somebody else’s calendar feed."))


def may_keep_calendar(actor: Actor, meeting: Meeting) -> Verdict:
    """Coordinators and co-chairs of the table keep its calendar."""
    return _runs(actor, meeting)


def may_set_cadence(actor: Actor, table: SituationTable) -> Verdict:
    """Coordinators and co-chairs say when their table meets; so may the operator at the server."""
    return ALLOWED if table.pk in actor.tables_run or actor.role == "operator" else NOT_RUN


def may_change_cadence(actor: Actor, cadence: Cadence) -> Verdict:
    """Whoever may set it may change or end it."""
    return ALLOWED if cadence.table_id in actor.tables_run or actor.role == "operator" else NOT_RUN


def may_make_ahead(actor: Actor, table: SituationTable) -> Verdict:
    """The system alone, table by table."""
    return ALLOWED if actor.role == "system" and table.pk in actor.system_tables else SYSTEM_ONLY


def may_move(actor: Actor, meeting: Meeting) -> Verdict:
    """A meeting that was not opened yet may be held at another time, also one that was cancelled."""
    return first_no(_runs(actor, meeting), _planned(meeting))


def may_cancel(actor: Actor, meeting: Meeting) -> Verdict:
    """A planned meeting may be cancelled, with a reason."""
    return first_no(_runs(actor, meeting), _planned(meeting), IS_CANCELLED if meeting.is_cancelled else ALLOWED)


def may_hold_after_all(actor: Actor, meeting: Meeting) -> Verdict:
    """A cancelled meeting may be held after all, also on a holiday."""
    return first_no(_runs(actor, meeting), _planned(meeting), ALLOWED if meeting.is_cancelled else NOT_CANCELLED)


def may_have_feed(actor: Actor, thing=None) -> Verdict:
    """Whoever belongs to a table may have its dates in a calendar of their own."""
    if not actor.signed_in:
        return SIGN_IN_FIRST
    return ALLOWED if actor.tables else NO_TABLE


def may_end_feed(actor: Actor, feed: CalendarFeed) -> Verdict:
    """A feed is ended by its own member, also after the last seat was lost."""
    return ALLOWED if actor.member and feed.member_id == actor.member else NOT_YOURS


def _runs(actor: Actor, meeting: Meeting) -> Verdict:
    return ALLOWED if meeting.table_id in actor.tables_run else NOT_RUN


def _planned(meeting: Meeting) -> Verdict:
    if meeting.kind == MeetingKind.CALL:
        return A_CALL
    return WAS_OPENED if meeting.opened_at else ALLOWED
