"""Does the ruler stand where the hours are, and say the same in words?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from commontable.groundwork.design import clocks
from commontable.groundwork.design.zones import zone_name

from .rendering import rendered


def test_forty_eight_hours_stand_at_two_thirds_of_the_ruler():
    assert clocks.place(48) - clocks.place(0) == pytest.approx(clocks.WIDTH * 2 / 3, abs=0.1)


def test_a_running_clock_has_its_bar_and_its_upright_at_now():
    drawn = clocks.ruler(17)
    assert drawn.bar == drawn.now == clocks.place(17)
    assert drawn.over == 0


def test_contact_stops_the_bar_and_takes_the_upright_away():
    drawn = clocks.ruler(40, (9,), 22)
    assert drawn.bar == drawn.contact == clocks.place(22)
    assert drawn.now is None


def test_time_over_is_hatched_from_48_hours_on():
    drawn = clocks.ruler(64.5, (18,))
    assert drawn.bar == clocks.place(48)
    assert drawn.over == pytest.approx(clocks.place(64.5) - clocks.place(48), abs=0.1)


def test_a_clock_long_over_ends_at_the_ruler_and_says_the_true_time():
    assert clocks.ruler(300).now == clocks.place(72)
    assert clocks.standing(300) == "252 h over"


@pytest.mark.parametrize(
    ("hours", "contact", "words"),
    [
        (36.67, None, "11 h 20 left"),
        (17, None, "31 h left"),
        (47.5, None, "30 min left"),
        (64.5, None, "16 h 30 over"),
        (40, 22, "Contact at 22 h"),
    ],
)
def test_the_clock_says_what_it_draws(hours, contact, words):
    assert clocks.standing(hours, contact) == words


def test_a_clock_due_on_the_day_it_is_read_says_today():
    due = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)
    assert clocks.due_words(46, due).startswith("due today")
    assert clocks.due_words(4, due).startswith("due Wed")


def test_the_ruler_is_as_long_as_the_table_s_own_hours():
    drawn = clocks.ruler(36, allowed=24)
    assert [words for _place, words in drawn.ticks] == ["0", "12 h", "24 h"]
    assert drawn.bar == drawn.ticks[2][0] == clocks.place(48)
    assert drawn.now == drawn.end == drawn.bar + drawn.over
    assert clocks.standing(36, allowed=24) == "12 h over"
    assert clocks.standing(20, allowed=24) == "4 h left"
    assert clocks.ruler(20, (), 30, 24).over == pytest.approx(clocks.WIDTH / 6, abs=0.1)


@pytest.mark.parametrize(
    ("decided", "words"),
    [
        (datetime(2026, 3, 7, 17, tzinfo=UTC), "due Mon 13:00 EDT"),  # clocks go forward: noon EST, 48 elapsed hours
        (datetime(2026, 10, 31, 16, tzinfo=UTC), "due Mon 11:00 EST"),  # clocks go back
        (datetime(2026, 11, 25, 17, tzinfo=UTC), "due Fri 12:00"),
        (datetime(2028, 2, 28, 17, tzinfo=UTC), "due Wed 12:00"),  # a leap day in between
        (datetime(2027, 2, 27, 17, tzinfo=UTC), "due Mon 12:00"),  # and none
    ],
)
def test_what_is_due_names_its_zone_where_clocks_change_in_between(decided, words):
    with timezone.override("America/Toronto"):
        assert clocks.due_words(1, decided + timedelta(hours=48)) == words


def test_the_zone_s_name_is_french_for_a_french_reader():
    with timezone.override("America/Toronto"), translation.override("fr"):
        assert zone_name(datetime(2026, 7, 1, tzinfo=UTC)) == "HAE"
    with timezone.override("Asia/Tokyo"):
        assert zone_name(datetime(2026, 7, 1, tzinfo=UTC)) == "JST"


def test_words_stand_beside_the_drawing_and_the_drawing_is_silent():
    html = rendered("{% clock hours %}", hours=64.5)
    assert "16 h 30 over" in html
    assert '<svg class="ruler" viewBox="0 0 264 32" width="264" height="32" aria-hidden="true">' in html


def test_attempts_and_contact_have_their_own_shapes():
    html = rendered("{% clock hours attempts contact %}", hours=40, attempts=(9, 12), contact=22)
    assert html.count("ruler-attempt") == 2
    assert html.count("ruler-contact") == 1
