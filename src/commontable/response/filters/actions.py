"""What can the table decide at filter 2? Hear it, put it off, met, not met, take that back; and what a "no" destroys."""

from datetime import datetime, timedelta
from typing import Any, cast

from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor, system
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import as_system, moment
from commontable.groundwork.vocabulary.lists import picked
from commontable.partnership.meetings.attending import there_now
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.partnership.tables.models import Filter3
from commontable.response.agenda.actions import finish_current, leave, turn_to
from commontable.response.agenda.filter_spans import note_filter
from commontable.response.agenda.models import Item
from commontable.response.agenda.room import let_out
from commontable.response.agenda.rules import may_run_meeting
from commontable.response.disclosure.models import GOES_WITH_A_NO
from commontable.response.situations import grants
from commontable.response.situations.cutting import cut_columns
from commontable.response.situations.models import (
    Fact,
    Grant,
    LastLooked,
    Offer,
    Person,
    Recusal,
    Referral,
    Situation,
    SituationWords,
)
from commontable.response.situations.stages import Stage

from .audience import let_seated_hear
from .certifying import certify_cut
from .hearings import decided, hearing, is_in_call
from .models import Decision, Outcome
from .rules import may_decide, may_hear, may_minimise, may_put_off, may_read_back, may_take_back
from .said import decided_when, put_before_the_end


@action(may_hear, given=hearing)
def hear(situation: Situation, *, actor: Actor) -> Situation:
    """Turn the meeting to this situation: filter 2 begins, or goes on."""
    turn_to(_item(situation))
    return _move(situation, Stage.FILTER_2)


@action(may_put_off, given=hearing)
def put_off(situation: Situation, *, actor: Actor) -> Situation:
    """Not today: back to the queue for the next meeting."""
    leave(_item(situation))
    return _move(situation, Stage.BROUGHT)


@action(may_decide, given=hearing, records=("how", "dissent", "votes_for", "votes_against"))
def decide_met(
    situation: Situation,
    *,
    actor: Actor,
    how: str,
    votes_for: int | None = None,
    votes_against: int | None = None,
    dissent: bool = False,
    said_at: datetime | None = None,
) -> Situation:
    """The risk is acutely elevated. The clock to first contact starts, in calendar hours: now, or when the table said
    so, if that is entered later (`said_at`). Raises Invalid for a moment outside the meeting.
    """
    made = _decide(situation, Outcome.MET, how, votes_for, votes_against, dissent, said_at)
    situation.decided_at = made.decided_at
    situation.due_at = situation.decided_at + timedelta(hours=situation.table.clock_hours)
    setting = situation.table.filter_3
    if setting == Filter3.SEATED:
        let_seated_hear(situation, made.meeting)
    return _move(situation, Stage.FILTER_4 if setting == Filter3.NONE else Stage.FILTER_3, "decided_at", "due_at")


@action(may_decide, given=hearing, records=("reason", "how", "dissent", "votes_for", "votes_against"))
def decide_not_met(
    situation: Situation,
    *,
    actor: Actor,
    reason: str,
    how: str,
    votes_for: int | None = None,
    votes_against: int | None = None,
    dissent: bool = False,
) -> Situation:
    """The risk is not acutely elevated: hidden and frozen at once, destroyed when the meeting closes."""
    picked("rejection_reasons", reason)
    _decide(situation, Outcome.NOT_MET, how, votes_for, votes_against, dissent)
    situation.decided_at, situation.rejection_reason = moment(), reason
    return _move(situation, Stage.REJECTED, "decided_at", "rejection_reason")


@action(may_take_back, given=hearing)
def take_back(situation: Situation, *, actor: Actor) -> Situation:
    """Undo a "not met" before the meeting closes: the facts show again and the question is open."""
    Decision.objects.filter(situation=situation, voided_at=None).update(voided_at=moment())
    turn_to(_item(situation))
    situation.decided_at, situation.rejection_reason = None, ""
    return _move(situation, Stage.FILTER_2, "decided_at", "rejection_reason")


@action(may_read_back, given=decided)
def read_back(situation: Situation, *, actor: Actor) -> Situation:
    """The co-chair has read the decision aloud to the table, and nobody corrected it."""
    standing = Decision.objects.filter(situation=situation, voided_at=None)
    standing.update(read_back_at=moment(), read_back_by=actor.member)
    return situation


@action(may_run_meeting)
def close_meeting(meeting: Meeting, *, actor: Actor, ended_at: datetime | None = None) -> Meeting:
    """Close the meeting: what was not decided goes back to the queue, every "no" becomes final and is destroyed,
    and those who only sat there can read nothing more.

    `ended_at` is said where the meeting ended before it was entered: nothing was decided after it.
    """
    with as_system(meeting.table_id):  # of what this co-chair stepped out of, too
        # All, before anything else: a decision being taken back at this moment is waited for, or comes too late.
        heard = list(
            Situation.objects.filter(items__meeting=meeting).order_by("pk").select_for_update(of=("self",), no_key=True)
        )
        if ended_at is not None:
            put_before_the_end(meeting, ended_at)
        finish_current(meeting.pk)
        for situation in heard:
            if situation.stage == Stage.FILTER_2 and not is_in_call(situation):
                _move(situation, Stage.BROUGHT)
        let_out(meeting, there_now(meeting))
        grants.end(Grant.objects.filter(situation__items__meeting=meeting, why="seated"))
    meeting.closed_at = moment()
    meeting.save(update_fields=["closed_at"])
    destroy_rejected(meeting.table_id)
    return meeting


@action(may_minimise)
def minimise(situation: Situation, *, actor: Actor) -> Situation:
    """Cut a "no" to the named columns. Nothing can bring the rest back."""
    gone: dict[str, int] = {}
    details: tuple[Any, ...] = (
        *GOES_WITH_A_NO,
        SituationWords,
        Fact,
        Person,
        Decision,
        Grant,
        LastLooked,
        Recusal,
        Offer,
    )
    for detail in details:
        gone[detail._meta.db_table], _each = detail.objects.filter(situation=situation).delete()
    Meeting.objects.filter(call__situation=situation, closed_at=None).update(closed_at=moment())
    gone["emergency_call"], _each = situation.calls.all().delete()
    gone["situations_offer"] += Offer.objects.filter(other=situation).delete()[0]
    Referral.objects.filter(situation=situation).update(situation=None)
    situation.stage = Stage.MINIMISED
    cut_columns(situation)
    situation.save()
    certify_cut(situation, gone)
    return situation


def destroy_rejected(table, before=None) -> int:
    """Make every "no" of this table final, or those decided before a moment; returns how many. As the system."""
    with as_system(table):
        rejected = Situation.objects.filter(table=table, stage=Stage.REJECTED)
        if before:
            rejected = rejected.filter(decided_at__lt=before)
        found = list(rejected)
        for situation in found:
            minimise(situation, actor=system([table]))
    return len(found)


def _decide(situation, outcome, how, votes_for, votes_against, dissent, said_at=None) -> Decision:
    picked("decision_modes", how)
    if how == "vote" and (votes_for is None or votes_against is None):
        raise Invalid(_("Say how many voted for and how many against."))
    heard = hearing(situation)
    return Decision.objects.create(
        situation=situation,
        meeting=heard.meeting,
        outcome=outcome,
        how=how,
        votes_for=votes_for if how == "vote" else None,
        votes_against=votes_against if how == "vote" else None,
        dissent=dissent,
        teams_present=len(heard.present),
        decided_at=decided_when(cast(Meeting, heard.meeting), said_at),
    )


def _item(situation: Situation) -> Item:
    open_now = Item.objects.filter(situation=situation, meeting__opened_at__isnull=False, meeting__closed_at=None)
    return open_now.exclude(meeting__kind=MeetingKind.CALL).get()


def _move(situation: Situation, stage: Stage, *changed: str) -> Situation:
    situation.stage = stage
    situation.save(update_fields=["stage", *changed])
    note_filter(situation)
    return situation
