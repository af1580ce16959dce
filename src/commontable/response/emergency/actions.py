"""What happens in an emergency? Teams are called, answer, say yes, name who leads; the next meeting ratifies."""

from collections.abc import Iterable
from datetime import timedelta
from typing import cast
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import action
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import as_system, moment
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.partnership.tables.models import Filter3, Seat, Team
from commontable.response.agenda.filter_spans import end_filters, note_filter
from commontable.response.agenda.models import Item, ItemKind
from commontable.response.filters.audience import let_seated_hear
from commontable.response.filters.models import Decision, Outcome
from commontable.response.interventions.jobs import send_letters_of
from commontable.response.interventions.letters import owe_for_call, owe_no_more
from commontable.response.interventions.naming import OfPerson, also_brought, take_parts, wanted_parts
from commontable.response.interventions.told import with_an_account
from commontable.response.situations import grants
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.stages import Stage

from .attending import all_leave, is_spoken_for, joins
from .convening import convened, open_item, ratifying
from .models import Answer, Call, Called
from .rules import (
    FEWEST,
    MOST,
    may_answer,
    may_call,
    may_close_call,
    may_decide_in_call,
    may_end_call,
    may_name_in_call,
    may_plan_in_call,
    may_ratify,
    may_record_answer,
)

WHY = "called"


@action(may_call, records=("teams",))
def call_teams(situation: Situation, *, actor: Actor, teams: Iterable[UUID]) -> Call:
    """Call these teams together about this situation, now. The team that brought it is always among them.

    A meeting of theirs alone is open from now on: they read the record of this situation until it closes. Raises
    Invalid for fewer than two agencies or more than four teams, or a team that does not sit at this table.
    """
    called = _to_be_called(situation, teams)
    now = moment()
    with as_system(situation.table_id):  # a member has no meeting of the table to open, and no grant to give
        meeting = Meeting.objects.create(
            table_id=situation.table_id, kind=MeetingKind.CALL, starts_at=now, opened_at=now
        )
        grants.open_record([situation], [team.pk for team in called], WHY)
        Item.objects.create(meeting=meeting, situation=situation, kind=ItemKind.NEW, position=1, heard_at=now)
        owe_for_call(meeting, _to_be_written_to(situation, called, actor))
        send_letters_of.defer(table=str(situation.table_id))
    call = Call.objects.create(
        meeting=meeting,
        situation=situation,
        team_id=situation.originating_team_id if situation.originating_team_id in actor.own_teams else None,
        called_by_id=actor.member,
        called_at=now,
    )
    Called.objects.bulk_create([Called(call=call, team=team) for team in called])
    joins(call, call.team_id, actor.member)
    _move(situation, Stage.FILTER_2)
    return call


@action(may_answer, given=convened, records=("team", "answer"))
def answer_call(situation: Situation, *, actor: Actor, team: UUID, answer: str) -> Called:
    """A called team's own answer, from its own device. It may be changed until the call has decided."""
    if team not in actor.own_teams:
        raise Invalid(_("Answer for your own team."))
    return _answered(situation, team, answer, actor, said_by="")


@action(may_record_answer, given=convened, records=("team", "answer"))
def record_answer(situation: Situation, *, actor: Actor, team: UUID, answer: str, said_by: str) -> Called:
    """What somebody of a called team said on the phone, recorded by whoever called. Raises Invalid without their name."""
    if not said_by.strip():
        raise Invalid(_("Say who said it."))
    return _answered(situation, team, answer, actor, said_by=said_by.strip()[:120])


@action(may_decide_in_call, given=convened)
def decide_in_call(situation: Situation, *, actor: Actor) -> Situation:
    """The risk is acutely elevated: the clock to first contact starts now. The table ratifies at its next meeting."""
    asked = convened(situation)
    Decision.objects.create(
        situation=situation,
        meeting=_call(situation).meeting,
        outcome=Outcome.MET,
        how="consensus",
        dissent=asked.has_dissent,
        teams_present=len(asked.agreeing),
        decided_at=moment(),
    )
    situation.decided_at = moment()
    situation.due_at = situation.decided_at + timedelta(hours=situation.table.clock_hours)
    setting = situation.table.filter_3
    if setting == Filter3.SEATED:
        let_seated_hear(situation, _call(situation).meeting)
    return _move(situation, Stage.FILTER_4 if setting == Filter3.NONE else Stage.FILTER_3, "decided_at", "due_at")


@action(may_name_in_call, given=convened, records=("lead", "co_leads", "assisting", "of_people"))
def name_in_call(
    situation: Situation,
    *,
    actor: Actor,
    lead: UUID,
    assisting: Iterable[UUID] = (),
    co_leads: Iterable[UUID] = (),
    of_people: Iterable[OfPerson] = (),
) -> Situation:
    """Name who leads and who assists, as a meeting would. Raises Invalid for fewer than two agencies."""
    with as_system(situation.table_id):  # the table authorises, and the caller speaks for it
        helping = [*assisting, *also_brought(situation)]
        take_parts(situation, wanted_parts(lead, co_leads, helping, of_people))
    return _move(situation, Stage.FILTER_4)


@action(may_plan_in_call, given=convened)
def plan_in_call(situation: Situation, *, actor: Actor) -> Situation:
    """The few have planned; the intervention begins."""
    return _move(situation, Stage.INTERVENING)


@action(may_close_call, given=convened)
def close_call(situation: Situation, *, actor: Actor) -> Situation:
    """Close the call: who was only called reads no more. What it did not decide is in the queue as it was before."""
    return _close(situation)


@action(may_end_call, given=convened)
def end_call(situation: Situation, *, actor: Actor) -> Situation:
    """Close, as the system, a call that nobody closed."""
    return _close(situation)


@action(may_ratify, given=ratifying)
def ratify(situation: Situation, *, actor: Actor) -> Decision:
    """The table stands by what the call decided. Nothing of the clock changes."""
    item = open_item(situation)
    decision = Decision.objects.get(situation=situation, voided_at=None)
    decision.ratified_at, decision.ratified_in_id = moment(), item.meeting_id if item else None
    decision.save(update_fields=["ratified_at", "ratified_in"])
    return decision


def _to_be_called(situation: Situation, teams: Iterable[UUID]) -> list[Team]:
    wanted = {*teams, cast(UUID, situation.originating_team_id)}
    found = Team.objects.on(timezone.localdate()).filter(pk__in=wanted, table=situation.table_id)
    called = list(found.select_related("agency"))
    if len(called) != len(wanted):
        raise Invalid(_("A team named here does not sit at this table."))
    agencies = {team.agency_id for team in called}
    if not (FEWEST <= len(called) <= MOST and len(agencies) >= 2 and any(not t.agency.is_police for t in called)):
        raise Invalid(_("Call two to four teams, of two agencies or more, one of them not police."))
    return called


def _to_be_written_to(situation: Situation, called: list[Team], actor: Actor) -> frozenset[UUID]:
    """Who sits for a called team and can sign in, but whoever calls and whoever stepped out of this situation."""
    seats = Seat.objects.on(timezone.localdate()).filter(team__in=called)
    return with_an_account(situation, seats.values_list("member", flat=True)) - {actor.member}


def _answered(situation: Situation, team: UUID, answer: str, actor: Actor, *, said_by: str) -> Called:
    if answer not in Answer.values:
        raise Invalid(_("That is no answer to a call."))
    row = (
        Called.objects.filter(call=_call(situation), team=team)
        .select_related("call__meeting", "call__situation")
        .first()
    )
    if row is None:
        raise Invalid(_("That team was not called."))
    row.answer, row.answered_at, row.by_id, row.said_by = answer, moment(), actor.member, said_by
    row.save(update_fields=["answer", "answered_at", "by", "said_by"])
    if said_by and answer != Answer.CANNOT_JOIN:
        is_spoken_for(row)
    elif answer != Answer.CANNOT_JOIN:
        joins(row.call, team, actor.member)
    return row


def _close(situation: Situation) -> Situation:
    call, now = _call(situation), moment()
    with as_system(situation.table_id):
        all_leave(call)
        end_filters(call.meeting_id)
        Item.objects.filter(meeting=call.meeting_id).update(done_at=now)
        Meeting.objects.filter(pk=call.meeting_id).update(closed_at=now)
        owe_no_more(call.meeting)
    if situation.stage == Stage.FILTER_2:
        # A call can only say yes: what was said against it is no decision, and is not kept.
        Called.objects.filter(call=call).update(answer="", answered_at=None, by=None, said_by="")
        _move(situation, Stage.BROUGHT)
    with as_system(situation.table_id):  # last: with it the caller's own reading may end
        grants.end(Grant.objects.filter(situation=situation, why=WHY))
    return situation


def _call(situation: Situation) -> Call:
    """The open call; every rule of an action that asks has said that there is one."""
    return Call.objects.select_related("meeting").get(situation=situation, meeting__closed_at=None)


def _move(situation: Situation, stage: Stage, *changed: str) -> Situation:
    situation.stage = stage
    situation.save(update_fields=["stage", *changed])
    note_filter(situation)
    return situation
