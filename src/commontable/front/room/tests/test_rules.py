"""Who follows a meeting, who has its screen in hand, and what a screen may see."""

from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from commontable.front.room.rules import may_follow, may_prepare_screen, may_see_screen, may_start_screen
from commontable.groundwork.access.actor import NOBODY, Actor, TeamSeat, room_screen

TABLE, MEETING = uuid4(), uuid4()
OPEN: Any = SimpleNamespace(pk=MEETING, table_id=TABLE, is_open=True)
SEATED = Actor(role="member", seats=(TeamSeat(uuid4(), TABLE),))
CHAIR = Actor(role="member", chairs=frozenset({TABLE}))
COORDINATOR = Actor(role="member", coordinates=frozenset({TABLE}))
ELSEWHERE = Actor(role="member", chairs=frozenset({uuid4()}))
SCREEN = room_screen(MEETING)


@pytest.mark.parametrize(
    ("actor", "follows", "prepares"),
    [
        (SEATED, True, False),
        (CHAIR, True, True),
        (COORDINATOR, True, True),
        (ELSEWHERE, False, False),
        (SCREEN, False, False),
        (NOBODY, False, False),
    ],
)
def test_the_table_follows_and_whoever_runs_it_has_the_screen_in_hand(actor, follows, prepares):
    assert bool(may_follow(actor, OPEN)) is follows
    assert bool(may_prepare_screen(actor, OPEN)) is prepares
    assert bool(may_start_screen(actor, OPEN)) is prepares


def test_a_screen_shows_an_open_meeting():
    over: Any = SimpleNamespace(pk=MEETING, table_id=TABLE, is_open=False)
    assert may_start_screen(CHAIR, over).code == "meeting_not_open"


@pytest.mark.parametrize("actor", [SEATED, CHAIR, NOBODY, room_screen(uuid4())])
def test_only_the_screen_of_this_meeting_sees_it(actor):
    assert may_see_screen(SCREEN, OPEN)
    assert may_see_screen(actor, OPEN).code == "not_this_meeting"


def test_a_screen_is_no_member_and_sits_nowhere():
    assert not SCREEN.signed_in
    assert (SCREEN.teams, SCREEN.tables) == (frozenset(), frozenset())
