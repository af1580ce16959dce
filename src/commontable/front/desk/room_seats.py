"""Who is in the room? Every team of the table, how it is there, and whether a name may ever be released to it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.design import bands
from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.meetings.models import Attendance, AttendanceKind, AttendanceSpan, Meeting
from commontable.partnership.tables.models import Team
from commontable.response.agenda.presence import AWAY

SHAPES = {
    "in_room": bands.PRESENT,
    "phone": bands.PHONE,
    "on_behalf": bands.ON_BEHALF,
    "visitor": bands.PRESENT,
    "left_item": bands.LEFT,
}


KINDS = ("in_room", "phone", "on_behalf", "left_item")
"""From most to least there."""


@dataclass(frozen=True, slots=True)
class TeamSeat:
    """A team at a meeting. `kind` is a code of the vocabulary, empty before the meeting opens."""

    team: Team
    kind: str
    is_bound: bool

    @property
    def shape(self) -> str:
        return SHAPES.get(self.kind, bands.ABSENT)

    @property
    def word(self) -> str:
        """How the team is there, where that is not simply in the room."""
        return "" if self.kind == "in_room" else load("presence").short(self.kind or "absent")

    @property
    def is_here(self) -> bool:
        return bool(self.kind) and self.kind not in AWAY

    @property
    def choices(self) -> list[tuple[str, str]]:
        """(value, label) of each other way of being there: what a co-chair can press."""
        return [(f"{self.team.pk}:{term.code}", term.label()) for term in load("presence") if term.code != self.kind]


def seats_of(meeting: Meeting) -> list[TeamSeat]:
    """The teams that sat at the table on the day of the meeting, in order of name; one query."""
    day, kinds = timezone.localdate(meeting.starts_at), _kinds(meeting) if meeting.opened_at else None
    teams = Team.objects.on(day).filter(table=meeting.table_id).select_related("agency", "agreement")
    return [
        TeamSeat(
            team,
            "" if kinds is None else kinds.get(team.pk, "absent"),
            bool(team.agreement and team.agreement.in_force(timezone.localdate())),
        )
        for team in teams
    ]


def _kinds(meeting: Meeting) -> dict[UUID, str]:
    """How each team is there that has anybody there or out for an item: the one who is there most counts."""
    last = AttendanceSpan.objects.filter(attendance=OuterRef("pk")).order_by("-arrived_at", "-pk")
    people = Attendance.objects.filter(meeting=meeting, team__isnull=False).annotate(
        here=Exists(last.filter(left_at=meeting.closed_at)), waits=Subquery(last.values("back_at_next")[:1])
    )
    found = [(each.team_id, kind) for each in people if each.team_id and (kind := _kind(each))]
    return dict(sorted(found, key=lambda team_kind: -KINDS.index(team_kind[1])))


def _kind(attendance: Any) -> str:
    if attendance.here:
        return "on_behalf" if attendance.kind == AttendanceKind.ON_BEHALF else attendance.mode
    return "left_item" if attendance.waits else ""


def short_names(seats: Iterable[TeamSeat]) -> dict[UUID, str]:
    """The agency's short name for each team, or the team's own where an agency has two teams at the table."""
    often = Counter(seat.team.agency_id for seat in seats)
    return {
        seat.team.pk: seat.team.agency.short_name if often[seat.team.agency_id] == 1 else seat.team.name
        for seat in seats
    }


def present(seats: Iterable[TeamSeat]) -> tuple:
    """(agency, is police) of each team in the room, as the rules of filter 2 ask it."""
    return tuple((seat.team.agency_id, seat.team.agency.is_police) for seat in seats if seat.is_here)


def sectors_present(seats: Iterable[TeamSeat]) -> int:
    return len({seat.team.agency.sector for seat in seats if seat.is_here})


def band_of(meeting: Meeting, seats: list[TeamSeat], filter_reached: int | None) -> bands.Band:
    """The strip of this meeting: in session with its ring, or the table's record before and after."""
    if meeting.is_open:
        drawn = [bands.Seat(seat.team.name, seat.shape) for seat in seats]
        return bands.table_in_session(meeting.table.name, drawn, filter=filter_reached)
    if meeting.closed_at:
        after = _("the meeting is closed: each only what it brought or has a part in")
        return bands.table_record(meeting.table.name, [seat.team.name for seat in seats], who_detail=after)
    return bands.table_record(meeting.table.name, [seat.team.name for seat in seats])
