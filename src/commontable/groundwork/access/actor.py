"""Who is acting? One frozen value, built once a request."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class TeamSeat:
    """A member's place in a team, that is an agency at one table."""

    team: UUID
    table: UUID
    is_police: bool = False
    in_force: bool = True
    """Whether the team's sharing agreement and pledge are both in force today."""
    is_guest: bool = False
    """Whether the team has a part in a situation and no place at the table."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a room screen, the system acting table by table, the operator at the command line, or nobody.

    `role` is "member", "room", "system", "operator" or "" (nobody signed in).
    """

    role: str = ""
    account: UUID | None = None
    member: UUID | None = None
    agency: UUID | None = None
    name: str = ""
    agency_name: str = ""
    seats: tuple[TeamSeat, ...] = ()
    chairs: frozenset[UUID] = frozenset()
    coordinates: frozenset[UUID] = frozenset()
    founds: bool = False
    """Whether the operator named this member as the coordinator of a table yet to be made."""
    privacy_of: frozenset[UUID] = frozenset()
    """The agencies whose privacy officer this member is today."""
    analyses: bool = False
    """Whether this member is an analyst of the central team today: makes the city's numbers, opens no situation."""
    steers: bool = False
    """Whether this member sits on the steering committee today: reads what was released to it."""
    system_tables: frozenset[UUID] = frozenset()
    meeting: UUID | None = None
    """The one meeting a room screen shows. It sits at no table, runs none and holds no key."""
    session: str = ""
    time_zone: str = ""
    """Of the first of the actor's tables, by code: the zone in which hours are written to them."""
    unlocked: bool = False
    """Whether this session confirmed lately who sits at it: without that no key is lent to a page."""

    @property
    def signed_in(self) -> bool:
        return self.role == "member"

    @property
    def teams(self) -> frozenset[UUID]:
        return frozenset(seat.team for seat in self.seats)

    @property
    def holders(self) -> frozenset[UUID]:
        """Whose keys a page may be lent: the teams', and the member's own for what is kept for listed people alone."""
        return self.teams | {self.member} if self.member and self.teams else self.teams

    @property
    def own_teams(self) -> frozenset[UUID]:
        """The teams with a place at a table: those that may draft and bring."""
        return frozenset(seat.team for seat in self.seats if not seat.is_guest)

    @property
    def seated_at(self) -> frozenset[UUID]:
        """The tables at which this actor has a seat. A guest has none."""
        return frozenset(seat.table for seat in self.seats if not seat.is_guest)

    @property
    def tables(self) -> frozenset[UUID]:
        """The tables this actor sits at, chairs or coordinates."""
        return self.seated_at | self.tables_run

    @property
    def tables_run(self) -> frozenset[UUID]:
        """The tables this actor co-chairs or coordinates: their de-identified record stays readable."""
        return self.chairs | self.coordinates

    @property
    def is_coordinator(self) -> bool:
        """Whether this actor administers a table, or was named to make the first."""
        return self.founds or bool(self.coordinates)

    def seat_at(self, table: UUID) -> TeamSeat | None:
        """The first seat at this table, or None. A member serves one team at a table, save at a joint desk."""
        return next((seat for seat in self.seats if seat.table == table and not seat.is_guest), None)


NOBODY = Actor()


def system(tables: Iterable[UUID]) -> Actor:
    """The system, for these tables only: jobs and the end of a meeting. Never a role that sees all."""
    return Actor(role="system", system_tables=frozenset(tables))


def room_screen(meeting: UUID, session: str = "", time_zone: str = "") -> Actor:
    """The screen everybody in the room looks at: it reads what one meeting hears now, and nothing else."""
    return Actor(role="room", meeting=meeting, session=session, time_zone=time_zone)


def operator(name: str = "operator") -> Actor:
    """The person at the server's command line: may set up tables, sees no situation."""
    return Actor(role="operator", name=name)
