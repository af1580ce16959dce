"""Who is in the room? Every team of the table, how it is there, and whether a name may ever be released to it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.design import bands
from commontable.groundwork.vocabulary.lists import load
from commontable.kept import kept
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import Team
from commontable.response.agenda.presence import AWAY

from .room_people import SHAPES, Somebody, people_at

KINDS = ("in_room", "phone", "on_behalf", "left_item")
"""From most to least there."""


@dataclass(frozen=True, slots=True)
class TeamSeat:
    """A team at a meeting. `kind` is a code of the vocabulary, empty before the meeting opens."""

    team: Team
    kind: str
    is_bound: bool
    people: tuple[Somebody, ...] = ()

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
    def in_person(self) -> bool:
        """Whether somebody of the team is there: of one that others speak for, nobody is."""
        return self.kind in ("in_room", "phone")

    @property
    def comes(self) -> Somebody | None:
        """Whom one press lets in: the first of the team's regular members."""
        return next((each for each in self.people if each.who.startswith("member:")), None)

    @property
    def choices(self) -> list[tuple[str, str]]:
        """(value, label) of what can be said of the team as a whole."""
        if self.kind == "on_behalf":
            return [(f"team:{self.team.pk}:absent", load("presence").label("absent"))]
        return [] if self.is_here else [(f"team:{self.team.pk}:on_behalf", load("presence").label("on_behalf"))]


def seats_of(meeting: Meeting, people: Iterable[Somebody] | None = None) -> list[TeamSeat]:
    """The teams that sat at the table on the day of the meeting, in order of name; one query, and one for the people
    unless they are given.
    """
    today = timezone.localdate()
    at_team: dict[UUID | None, list[Somebody]] = {}
    for each in people_at(meeting) if people is None else people:
        if not each.is_guest:
            at_team.setdefault(each.team, []).append(each)
    return [
        TeamSeat(
            team,
            _kind(at_team.get(team.pk, [])) if meeting.opened_at else "",
            bool(team.agreement and team.agreement.in_force(today)),
            tuple(at_team.get(team.pk, [])),
        )
        for team in _teams(meeting.table_id, timezone.localdate(meeting.starts_at))
    ]


@kept
def _teams(table: UUID, day: date) -> QuerySet[Team]:
    return Team.objects.on(day).filter(table=table).select_related("agency", "agreement")


def _kind(people: list[Somebody]) -> str:
    """How a team is there: as the one of its people who is there most."""
    kinds = {each.kind for each in people}
    return next((kind for kind in KINDS if kind in kinds), "absent")


def short_names(seats: Iterable[TeamSeat]) -> dict[UUID, str]:
    """The agency's short name for each team, or the team's own where an agency has two teams at the table."""
    often = Counter(seat.team.agency_id for seat in seats)
    return {
        seat.team.pk: seat.team.agency.short_name if often[seat.team.agency_id] == 1 else seat.team.name
        for seat in seats
    }


def present(seats: Iterable[TeamSeat]) -> tuple:
    """(agency, is police) of each team in the room, as the rules of filter 2 ask it."""
    return tuple((seat.team.agency_id, seat.team.agency.is_police) for seat in seats if seat.in_person)


def sectors_of(seats: Iterable[TeamSeat]) -> list[str]:
    """The sector of each team in the room, one for one."""
    return [seat.team.agency.sector for seat in seats if seat.in_person]


def band_of(meeting: Meeting, seats: list[TeamSeat], filter_reached: int | None) -> bands.Band:
    """The strip of this meeting: in session with its ring, or the table's record before and after."""
    if meeting.is_open:
        drawn = [bands.Seat(seat.team.name, seat.shape) for seat in seats]
        return bands.table_in_session(meeting.table.name, drawn, filter=filter_reached)
    if meeting.closed_at:
        after = _("the meeting is closed: each only what it brought or has a part in")
        return bands.table_record(meeting.table.name, [seat.team.name for seat in seats], who_detail=after)
    return bands.table_record(meeting.table.name, [seat.team.name for seat in seats])
