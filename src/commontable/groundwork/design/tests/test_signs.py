"""Is the ring of seats data?"""

from itertools import pairwise
from math import dist

import pytest
from django.utils import translation

from commontable.groundwork.design.bands import ABSENT, FEW, LEFT, OWN, PRESENT, TABLE
from commontable.groundwork.design.signs import CENTRE, ring

from .rendering import rendered


@pytest.mark.parametrize("count", [1, 2, 5, 17, 30])
def test_the_ring_has_as_many_dots_as_seats(count):
    seats = (PRESENT,) * count
    html = rendered('{% room_sign "table" "large" seats %}', seats=seats)
    assert html.count('class="dot"') == count


def test_as_many_dots_are_filled_as_teams_are_in_the_room():
    html = rendered('{% room_sign "table" "large" seats %}', seats=(ABSENT, PRESENT, LEFT, PRESENT))
    assert html.count('class="dot"') == 2
    assert html.count('class="dot-hollow"') == 2


def test_dots_start_at_the_top_and_those_present_come_first():
    dots = ring(TABLE, (ABSENT, PRESENT, ABSENT))
    assert (dots[0].x, dots[0].y < CENTRE) == (CENTRE, True)
    assert [dot.filled for dot in dots] == [True, False, False]


@pytest.mark.parametrize("count", range(2, 41))
def test_dots_never_touch_and_stay_on_the_sign(count):
    dots = ring(TABLE, (PRESENT,) * count)
    for one, other in pairwise(dots):
        assert dist((one.x, one.y), (other.x, other.y)) > one.r + other.r
    assert all(dot.r <= dot.x <= 40 - dot.r for dot in dots)


def test_a_room_of_one_team_has_no_ring():
    assert ring(OWN) == ()
    assert len(ring(FEW)) == 4


def test_a_small_sign_is_read_aloud_as_the_rooms_word():
    assert 'aria-label="The intervention"' in rendered('{% room_sign "few" %}')


def test_a_sign_is_drawn_once_and_said_in_the_language_of_each_reader():
    said = []
    for language in ("en", "fr", "en"):
        with translation.override(language):
            said.append(rendered('{% room_sign "few" %}'))
    assert said[0] == said[2] != said[1]
