"""What does the page of a meeting hold? Eight questions, however long the agenda; three more to who keeps attendance."""

from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.requests import Request
from commontable.groundwork.access.session import moment
from commontable.groundwork.access.verdict import Verdict
from commontable.partnership.meetings.models import Meeting, MeetingKind
from commontable.partnership.meetings.quorum import Quorum, quorum_of
from commontable.partnership.tables.models import CoChair, Filter3
from commontable.response.agenda.models import Item, ItemKind
from commontable.response.agenda.rules import may_order_agenda, may_walk_on
from commontable.response.emergency.rules import Ratifying, may_ratify
from commontable.response.interventions.models import Part
from commontable.response.interventions.rules import Parts, may_record_on_behalf
from commontable.response.situations.models import Person, Situation
from commontable.response.situations.rules import runs_table
from commontable.response.situations.stages import ACCEPTED, OPEN_WORK, Stage

from .agenda_order import with_moves
from .agenda_rows import Row, is_now, items_of, people_of, rows_of
from .chairing import ending_unknown, running_item, running_meeting
from .closing_panel import closing_lines
from .item_done import TO_RATIFY, Record, done_about
from .item_facts import facts_of
from .item_work import work_of
from .meeting_forms import ConclusionForm, DecisionForm, OnBehalfForm, OpenForm
from .naming_forms import naming_forms
from .room_column import column_of, steps_out
from .room_seats import TeamSeat, band_of, present, sectors_of, short_names
from .subject_words import read_aloud, read_back_words

OPEN = {"opened_at__isnull": False, "closed_at": None}
FILTER_OF = {Stage.FILTER_3: 3, Stage.FILTER_4: 4, Stage.INTERVENING: 4}


def find_meeting(actor: Actor, meeting: UUID) -> Meeting | None:
    """The meeting with its table, the names of its `chairs`, how many brought situations are `waiting`, and whether
    another meeting of the table is open.
    """
    today = timezone.localdate()
    chairs = CoChair.objects.on(today).filter(table=OuterRef("table")).order_by("member__name").values("member__name")
    return (
        Meeting.objects.exclude(kind=MeetingKind.CALL)
        .select_related("table")
        .annotate(
            chairs=ArraySubquery(chairs),
            waiting=Coalesce(Subquery(_waiting()), 0),
            another_is_open=Exists(
                Meeting.objects.standing().filter(table=OuterRef("table"), **OPEN).exclude(pk=OuterRef("pk"))
            ),
        )
        .filter(pk=meeting)
        .first()
    )


def _waiting():
    brought = Situation.objects.filter(table=OuterRef("table"), stage=Stage.BROUGHT)
    listed = Item.objects.filter(meeting=OuterRef(OuterRef("pk")), situation=OuterRef("pk"))
    return brought.filter(~Exists(listed)).order_by().values("table").annotate(n=Count("pk")).values("n")


@dataclass(frozen=True, slots=True)
class Agenda:
    """The rows by kind, the one now heard, the one on the page and the one to turn to next."""

    rows: list[Row]
    shown: Row | None

    @property
    def now(self) -> Row | None:
        return next((row for row in self.rows if row.is_now), None)

    @property
    def updates(self) -> list[Row]:
        return [row for row in self.rows if row.item.kind == "update"]

    @property
    def new(self) -> list[Row]:
        return [row for row in self.rows if row.item.kind == "new"]

    @property
    def heard(self) -> int:
        return sum(row.is_over for row in self.rows)

    @property
    def next(self) -> Row | None:
        """The first situation the table has not turned to yet."""
        return next((row for row in self.rows if row.item.heard_at is None and _can_be_heard(row)), None)


def show_meeting(request: Request, meeting: Meeting, wanted: str = "", **page: Any) -> HttpResponse:
    """The page of a meeting, with the item of that number or the one now heard. `status` and forms may be given;
    with `order` in the address the agenda has its moves.
    """
    page.setdefault("ordering", "order" in request.GET and bool(may_order_agenda(request.actor, meeting)))
    status = page.pop("status", 200)
    with timezone.override(meeting.table.time_zone):
        return render(request, "desk/meeting.html", _page(request.actor, meeting, wanted, page), status=status)


def _page(actor: Actor, meeting: Meeting, wanted: str, given: dict[str, Any]) -> dict[str, Any]:
    items = items_of(meeting)
    people = people_of(items)
    column = column_of(actor, meeting)
    seats, quorum = column.seats, quorum_of(meeting, sectors_of(column.seats))
    rows = rows_of(items, people, short_names(seats))
    rows = with_moves(rows) if given.get("ordering") else rows
    agenda = Agenda(rows, _shown(rows, wanted))
    page = {
        "section": "meetings",
        "meeting": meeting,
        "agenda": agenda,
        "seats": seats,
        "column": column,
        "quorum": quorum,
        "closing": closing_lines(rows),
        "here": sum(seat.is_here for seat in seats),
        "sectors": len(set(quorum.present)),
        "running": running_meeting(actor, meeting),
        "walks_on": may_walk_on(actor, meeting),
        "orders": may_order_agenda(actor, meeting),
        "open_form": OpenForm(initial={"version": meeting.version}),
        "band": band_of(meeting, seats, _filter(agenda.shown)),
        "screens": meeting.is_open and meeting.table_id in actor.tables_run,
        "pinned": _pinned(agenda.shown, wanted, ordering=bool(given.get("ordering"))),
        "seen": f"{moment().timestamp():.3f}",
    }
    if agenda.shown:
        page |= _item(actor, meeting, agenda.shown, people.get(agenda.shown.item.situation_id, []), seats, quorum)
    return page | steps_out(column, agenda.shown) | given


def _item(
    actor: Actor, meeting: Meeting, row: Row, people: list, seats: list[TeamSeat], quorum: Quorum
) -> dict[str, Any]:
    situation = row.item.situation
    accepted = situation.stage in ACCEPTED
    record = done_about(situation) if accepted else Record()
    ending = record.ending(situation) if accepted else ending_unknown(situation)
    return {
        "situation": situation,
        "facts": facts_of(situation, people),
        "work": work_of(situation, record) if accepted else None,
        "acts": running_item(actor, meeting, row, present(seats), ending, quorum),
        "aloud": _aloud(meeting, row, people),
        "read_back": _read_back(meeting, row, people, record),
        "on_behalf": meeting.is_open and may_record_on_behalf(actor, ending.parts),
        "file": accepted and may_open_file(actor, situation, ending.parts.teams),
        "ratify": _ratify(actor, meeting, situation, record),
        **_forms(situation, record, seats, people),
    }


def _ratify(actor: Actor, meeting: Meeting, situation: Situation, record: Record) -> Verdict | None:
    """Whether the table may stand by what a call decided; None where there is nothing to ratify, or nobody to."""
    decided = record.decision
    if decided is None or decided.name != TO_RATIFY or not (meeting.is_open and runs_table(actor, situation)):
        return None
    return may_ratify(actor, Ratifying(situation, decided.at, in_meeting=True))


def may_open_file(actor: Actor, situation: Situation, teams: frozenset[UUID]) -> bool:
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


def _pinned(shown: Row | None, wanted: str, *, ordering: bool) -> str:
    """What the page's address says: an item asked for, and not now heard, stays, else the page follows; so does the
    order being changed.
    """
    stays = shown is not None and shown.number == wanted and not shown.is_now
    asked = ({"item": wanted} if stays else {}) | ({"order": "1"} if ordering else {})
    return f"?{urlencode(asked)}" if asked else ""


def _shown(rows: list[Row], wanted: str) -> Row | None:
    asked = next((row for row in rows if wanted and row.number == wanted), None)
    return asked or next((row for row in rows if is_now(row.item)), None) or _first_ahead(rows)


def _first_ahead(rows: list[Row]) -> Row | None:
    last_heard = max((place for place, row in enumerate(rows) if row.item.heard_at), default=-1)
    return next(iter(rows[last_heard + 1 :]), None) or next(iter(rows), None)


def _can_be_heard(row: Row) -> bool:
    return row.item.situation.stage in (OPEN_WORK if row.item.kind == ItemKind.UPDATE else (Stage.BROUGHT,))


def _filter(row: Row | None) -> int:
    return FILTER_OF.get(Stage(row.item.situation.stage), 2) if row else 2
