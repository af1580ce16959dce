"""What does the page of a meeting hold of the item it shows? Its facts, what may be done, and the forms for it."""

from typing import Any, cast
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import Verdict
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.meetings.quorum import Quorum
from commontable.partnership.tables.models import Filter3
from commontable.response.emergency.rules import Ratifying, may_ratify
from commontable.response.interventions.models import Part
from commontable.response.interventions.rules import Parts, may_record_on_behalf
from commontable.response.situations.models import Person, Situation
from commontable.response.situations.rules import runs_table
from commontable.response.situations.stages import ACCEPTED, Stage
from commontable.response.situations.words import words_of

from .agenda_rows import Row
from .chairing import ending_unknown, running_item
from .item_done import TO_RATIFY, Record, done_about
from .item_facts import facts_of
from .item_work import work_of
from .meeting_forms import ConclusionForm, DecisionForm, OnBehalfForm
from .naming_forms import naming_forms
from .room_seats import TeamSeat, present
from .subject_words import read_aloud, read_back_words


def item_words(
    actor: Actor, meeting: Meeting, row: Row, people: list, seats: list[TeamSeat], quorum: Quorum
) -> dict[str, Any]:
    """The facts of the item, what is under way once it was accepted, what this person may do, and the forms."""
    situation = row.item.situation
    accepted = situation.stage in ACCEPTED
    record = done_about(situation) if accepted else Record()
    ending = record.ending(situation) if accepted else ending_unknown(situation)
    return {
        "situation": situation,
        "facts": facts_of(situation, people),
        "crossed": words_of(situation),
        "work": work_of(situation, record) if accepted else None,
        "acts": running_item(actor, meeting, row, present(seats), ending, quorum),
        "aloud": _aloud(meeting, row, people),
        "read_back": _read_back(meeting, row, people, record),
        "on_behalf": meeting.is_open and may_record_on_behalf(actor, ending.parts),
        "file": accepted and _leads_to_file(actor, situation, ending.parts.teams),
        "ratify": _ratify(actor, meeting, situation, record),
        **_forms(situation, record, seats, people),
    }


def _ratify(actor: Actor, meeting: Meeting, situation: Situation, record: Record) -> Verdict | None:
    """Whether the table may stand by what a call decided; None where there is nothing to ratify, or nobody to."""
    decided = record.decision
    if decided is None or decided.name != TO_RATIFY or not (meeting.is_open and runs_table(actor, situation)):
        return None
    return may_ratify(actor, Ratifying(situation, decided.at, in_meeting=True))


def _leads_to_file(actor: Actor, situation: Situation, teams: frozenset[UUID]) -> bool:
    """Whether to lead this person to the situation's own page; that page has its own rule."""
    return bool(actor.teams & (teams | {situation.originating_team_id}))


def _forms(situation: Situation, record: Record, seats: list[TeamSeat], people: list[Person]) -> dict[str, Any]:
    version = {"version": situation.version}
    letters = {person.letter: person.pk for person in people}
    lines = [line for line in record.of("part") if line.team]
    held = [(cast(UUID, line.team), letters.get(line.detail), line.code) for line in lines]
    sitting = {seat.team.pk for seat in seats}
    guests = sorted({(str(line.team), line.name) for line in lines if line.team not in sitting})
    teams_form, parts_form = naming_forms(situation, people, held, [*team_choices(seats), *guests])
    return {
        "decision_form": DecisionForm(initial={"how": "consensus", **version}),
        "teams_form": teams_form,
        "parts_form": parts_form,
        "guests": guests,
        "conclusion_form": ConclusionForm(initial=version),
        "on_behalf_form": OnBehalfForm(initial=version, teams=_without_part(seats, record.parts(situation))),
    }


def team_choices(seats: list[TeamSeat]) -> list[tuple[str, str]]:
    """(value, label) of each team; of a team without its papers the label says so."""
    unbound = _("%(team)s (no agreement in force)")
    return [
        (str(seat.team.pk), seat.team.name if seat.is_bound else unbound % {"team": seat.team.name}) for seat in seats
    ]


def _aloud(meeting: Meeting, row: Row, people: list) -> dict[str, Any]:
    if row.item.situation.stage != Stage.FILTER_2:
        return {}
    filter_after = 4 if meeting.table.filter_3 == Filter3.NONE else 3
    return {
        how: read_aloud(row.item.situation, people, by_vote=how == "vote", next_filter=filter_after)
        for how in ("consensus", "vote")
    } | {"next_filter": filter_after}


def _without_part(seats: list[TeamSeat], parts: Parts) -> list[tuple[str, str]]:
    """The teams that have no part yet, those for whom somebody speaks first."""
    left = [seat for seat in seats if seat.team.pk not in parts.teams]
    return [(str(seat.team.pk), seat.team.name) for seat in sorted(left, key=lambda seat: seat.kind != "on_behalf")]


def _read_back(meeting: Meeting, row: Row, people: list, record: Record) -> str:
    """What a co-chair reads back of a decision of this meeting, while it is open; empty otherwise."""
    if not (row.decided and meeting.is_open):
        return ""
    parts = record.of("part")
    lead = next((part.name for part in parts if part.code == Part.LEAD), "")
    others = sorted({part.name for part in parts if part.name != lead})
    return read_back_words(row.item.situation, people, lead, others)
