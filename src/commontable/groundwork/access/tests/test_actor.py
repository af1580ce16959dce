"""Who is acting?"""

from commontable.groundwork.access.actor import NOBODY, Actor, TeamSeat, operator, system
from commontable.identifiers import new_id

HERE, THERE, ELSEWHERE = new_id(), new_id(), new_id()
OURS, THEIRS = new_id(), new_id()
MEMBER = Actor(
    role="member",
    seats=(TeamSeat(OURS, HERE), TeamSeat(THEIRS, THERE)),
    chairs=frozenset({HERE}),
    coordinates=frozenset({ELSEWHERE}),
)


def test_a_member_has_teams_tables_and_tables_they_run():
    assert MEMBER.teams == {OURS, THEIRS}
    assert MEMBER.tables == {HERE, THERE, ELSEWHERE}
    assert MEMBER.tables_run == {HERE, ELSEWHERE}


def test_a_seat_is_found_by_its_table():
    assert MEMBER.seat_at(THERE).team == THEIRS
    assert MEMBER.seat_at(ELSEWHERE) is None


def test_only_a_member_is_signed_in():
    assert MEMBER.signed_in
    assert not any(actor.signed_in for actor in (NOBODY, system([HERE]), operator()))


def test_the_system_acts_for_the_tables_named_and_sits_at_none():
    assert system([HERE]).system_tables == {HERE}
    assert not system([HERE]).tables
