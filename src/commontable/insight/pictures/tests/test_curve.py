"""Is a curve the life table of its counts, and does it say how far withheld ones leave it open?"""

import pytest

from commontable.insight.pictures.curve import Curve, draw
from commontable.insight.pictures.numbers import Count
from commontable.insight.pictures.survival import Stretch, median, steps

HIDDEN = Count(None, "small")


def stretch(until: int, ended: int, left: int | None) -> Stretch:
    return Stretch(until, Count(ended), HIDDEN if left is None else Count(left))


def test_without_anybody_lost_it_is_the_share_that_is_left():
    found = steps(100, (stretch(2, 30, 0), stretch(7, 20, 0)), (Count(10), Count(40)))
    assert [(each.low, each.high, each.most, each.after) for each in found] == [
        (pytest.approx(0.7), pytest.approx(0.7), 100, 70),
        (pytest.approx(0.5), pytest.approx(0.5), 70, 50),
    ]
    assert median(found) == (2, 7)


def test_whoever_is_lost_counts_for_half_of_the_stretch():
    # Cutler and Ederer's first two lines: 126 cases, 47 died and 19 were lost in the first year; 5 died and 17 in the second
    found = steps(126, (stretch(1, 47, 19), stretch(2, 5, 17)))
    assert [round(each.high, 2) for each in found] == [0.60, 0.54]
    assert [each.low for each in found] == [each.high for each in found]


def test_what_is_withheld_leaves_a_band_that_holds_the_truth():
    told = (stretch(2, 30, 8), stretch(7, 20, 4), stretch(14, 10, 9))
    hidden = (told[0], stretch(7, 20, None), told[2])
    truth, band = steps(100, told, (Count(19),)), steps(100, hidden, (Count(19),))
    for one, other in zip(truth, band, strict=True):
        assert other.low <= one.low <= other.high
        assert other.fewest <= one.most <= other.most
    assert band[0].low == band[0].high
    assert band[2].low < band[2].high


def test_where_half_have_not_ended_there_is_no_median():
    calm = steps(100, (stretch(2, 10, 0), stretch(7, 5, 0)))
    assert median(calm) == (7, None)
    assert (
        "More than half had not after 7 days"
        in draw(Curve("c", "T", 100, (stretch(2, 10, 0), stretch(7, 5, 0)), (), "en")).note
    )


def test_a_median_that_withheld_counts_leave_open_says_so():
    found = steps(100, (Stretch(2, HIDDEN, HIDDEN), stretch(7, 10, 0)), (Count(20),))
    assert median(found) == (0, None)
    drawn = draw(Curve("c", "T", 100, (Stretch(2, HIDDEN, HIDDEN), stretch(7, 10, 0)), (Count(20),), "en"))
    assert "by a day after day 0" in drawn.note
    assert "–" in drawn.table.rows[0][4]


def test_all_may_be_lost_or_over():
    assert [each.low for each in steps(4, (stretch(2, 4, 0), stretch(7, 0, 0), stretch(14, 1, 2)))] == [0.0, 0.0, 0.0]
    assert [each.high for each in steps(0, (stretch(2, 0, 0),))] == [1.0]
