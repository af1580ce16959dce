"""May this person open or close the meeting, say who is there, step out, and turn to a situation?"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict, first_no, refused
from commontable.partnership.meetings.models import Meeting
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import may_read
from commontable.response.situations.stages import HIDDEN

from .models import Item, ItemKind

NOT_A_CHAIR = refused("not_a_chair", _("Only a co-chair of this table may do that."))
NOT_RUN = refused("not_run", _("Only a coordinator or co-chair of this table may do that."))
NOT_OF_TABLE = refused("not_of_table", _("This is the meeting of another table."))
NOT_OPEN = refused("meeting_not_open", _("The meeting is not open."))
CANCELLED = refused("meeting_cancelled", _("The meeting is cancelled. Say first that it is held after all."))
NOT_KEEPER = refused("not_run", _("Only a co-chair or coordinator of this table says who else is there."))
ONLY_ONESELF = refused("only_oneself", _("Only a person of this table says of themselves that they are there."))
CUT_NOW = refused("cut", _("The number has ended: nothing of it can be read any more."))
HIDDEN_NOW = refused("hidden", _("The table said no: nothing of it can be read any more."))
ALREADY_OPENED = refused("already_opened", _("The meeting was opened already."))


@dataclass(frozen=True, slots=True)
class Place:
    """One's own place at a meeting."""

    meeting: Meeting

    @property
    def pk(self) -> UUID:
        return self.meeting.pk

    def ledger_place(self) -> dict[str, Any]:
        return self.meeting.ledger_place()


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


def may_keep_attendance(actor: Actor, meeting: Meeting) -> Verdict:
    """Co-chairs and coordinators say who is there, while the meeting is open."""
    runs = meeting.table_id in actor.tables_run
    return first_no(ALLOWED if runs else NOT_KEEPER, ALLOWED if meeting.is_open else NOT_OPEN)


def may_attend(actor: Actor, place: Place) -> Verdict:
    """Whoever sits at the table, or runs it, says of themselves that they are there, or step out."""
    of_table = actor.signed_in and place.meeting.table_id in actor.tables
    return first_no(ALLOWED if of_table else ONLY_ONESELF, ALLOWED if place.meeting.is_open else NOT_OPEN)


def may_recognise(actor: Actor, situation: Situation) -> Verdict:
    """Whoever can read a situation may say, to nobody but the product, that they recognise somebody in it."""
    gone = HIDDEN_NOW if situation.stage in HIDDEN else CUT_NOW if situation.is_cut else ALLOWED
    return first_no(may_read(actor, situation), gone)


def may_read_attendance(actor: Actor, meeting: Meeting) -> Verdict:
    """Those who run the table read who was there, and when."""
    return ALLOWED if meeting.table_id in actor.tables_run else NOT_RUN


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
