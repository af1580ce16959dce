"""Who is asked about on the page of permissions? People by their relation to one situation of one table."""

from datetime import UTC, datetime
from uuid import UUID

from commontable.groundwork.access.actor import NOBODY, Actor, TeamSeat, operator, room_screen, system

TABLE, OTHER_TABLE, BRINGING, LEADING, ASSISTING, SEATED, ELSEWHERE = (UUID(int=each) for each in range(1, 8))
POLICE, HEALTH, MYSELF, MEETING = UUID(int=8), UUID(int=9), UUID(int=11), UUID(int=12)
HOUSING, SCHOOLS, DISTANT = UUID(int=13), UUID(int=14), UUID(int=15)
NOON = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)


def _of(team: UUID, agency: UUID, table: UUID = TABLE) -> Actor:
    return Actor(role="member", agency=agency, seats=(TeamSeat(team, table, is_police=agency == POLICE),))


PEOPLE: dict[str, Actor] = {
    "the team that brought it": _of(BRINGING, HEALTH),
    "the lead team": _of(LEADING, POLICE),
    "an assisting team": _of(ASSISTING, HOUSING),
    "another team of the table": _of(SEATED, SCHOOLS),
    "a co-chair": Actor(role="member", chairs=frozenset({TABLE})),
    "a coordinator": Actor(role="member", coordinates=frozenset({TABLE})),
    "a team of another table": _of(ELSEWHERE, DISTANT, OTHER_TABLE),
    "a co-chair of another table": Actor(role="member", chairs=frozenset({OTHER_TABLE})),
    "the privacy officer of the agency that brought it": Actor(
        role="member", agency=HEALTH, privacy_of=frozenset({HEALTH})
    ),
    "an analyst of the central team": Actor(role="member", member=UUID(int=16), analyses=True),
    "a member of the steering committee": Actor(role="member", steers=True),
    "a member without a seat": Actor(role="member"),
    "the member it is for": Actor(role="member", member=MYSELF),
    "the room screen of the meeting": room_screen(MEETING),
    "nobody signed in": NOBODY,
    "the system, for this table": system([TABLE]),
    "the operator at the server": operator(),
}
