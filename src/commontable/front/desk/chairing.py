"""What may a co-chair do with this meeting and this item now? Each as the verdict its action will ask."""

from dataclasses import dataclass

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import ALLOWED, Verdict
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.terms import Term
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.meetings.quorum import Quorum
from commontable.response.agenda.models import ItemKind
from commontable.response.agenda.rules import may_hear_update, may_open_meeting, may_run_meeting
from commontable.response.closing.rules import CONCLUDED_ONLY_IF, Ending, may_close
from commontable.response.filters.models import Decision
from commontable.response.filters.rules import (
    Decided,
    Hearing,
    may_decide,
    may_hear,
    may_put_off,
    may_read_back,
    may_take_back,
)
from commontable.response.interventions.rules import Parts, may_name_teams, may_plan
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import runs_table
from commontable.response.situations.stages import Stage

from .agenda_rows import Row

PANELS = {
    Stage.BROUGHT: "hear",
    Stage.FILTER_2: "decide",
    Stage.REJECTED: "take_back",
    Stage.FILTER_3: "teams",
    Stage.FILTER_4: "teams",
    Stage.INTERVENING: "conclude",
}


@dataclass(frozen=True, slots=True)
class RunningMeeting:
    """The verdicts on the meeting as a whole."""

    open: Verdict
    run: Verdict


@dataclass(frozen=True, slots=True)
class RunningItem:
    """The verdicts on one item, and which part of the page asks the table's next question."""

    panel: str
    hear: Verdict
    put_off: Verdict
    decide: Verdict
    take_back: Verdict
    name_teams: Verdict
    plan: Verdict
    close: Verdict
    read_back: Verdict
    conclusions: list[tuple[str, list[tuple[Term, Verdict]]]]


def running_meeting(actor: Actor, meeting: Meeting) -> RunningMeeting | None:
    """For those who run this table; None for everybody else, whose page has none of it."""
    if not runs_table(actor, meeting):
        return None
    return RunningMeeting(may_open_meeting(actor, meeting), may_run_meeting(actor, meeting))


def running_item(
    actor: Actor, meeting: Meeting, row: Row, present: tuple, ending: Ending, quorum: Quorum
) -> RunningItem | None:
    """For those who run this table, while the meeting is open; asks the database nothing."""
    if not (runs_table(actor, meeting) and meeting.is_open):
        return None
    item, hearing = row.item, Hearing(row.item.situation, meeting, row.is_now, present, quorum=quorum)
    decision = Decision(read_back_at=row.read_back_at) if row.decided else None
    return RunningItem(
        panel=PANELS.get(Stage(item.situation.stage), ""),
        hear=may_hear_update(actor, item) if item.kind == ItemKind.UPDATE else may_hear(actor, hearing),
        put_off=may_put_off(actor, hearing),
        decide=may_decide(actor, hearing),
        take_back=may_take_back(actor, hearing),
        name_teams=may_name_teams(actor, ending.parts),
        plan=may_plan(actor, ending.parts),
        close=may_close(actor, ending),
        read_back=may_read_back(actor, Decided(item.situation, decision)),
        conclusions=_conclusions(actor, ending),
    )


def ending_unknown(situation: Situation) -> Ending:
    """Before the table has said yes there is nothing to close."""
    return Ending(Parts(situation))


def _conclusions(actor: Actor, ending: Ending) -> list[tuple[str, list[tuple[Term, Verdict]]]]:
    return [
        (heading, [(term, _may_conclude(actor, term.code, ending)) for term in terms])
        for heading, terms in load("conclusions").grouped()
    ]


def _may_conclude(actor: Actor, conclusion: str, ending: Ending) -> Verdict:
    rule = CONCLUDED_ONLY_IF.get(conclusion)
    return rule(actor, ending) if rule else ALLOWED
