"""Are the limits those of the textbooks, and of a sum done by hand?"""

import pytest

from commontable.insight.pictures.limits import Limits, P, U, around, centre_of, control, wilson
from commontable.insight.pictures.numbers import Ratio

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2 "Proportions control charts": chips on 30 wafers, 50 on each.
# The same numbers are Montgomery, Introduction to Statistical Quality Control, example of the frozen orange juice.
WAFERS = (12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6)
# NIST/SEMATECH e-Handbook, 6.3.3.1 "Counts control charts": defects on 25 wafers; a c chart is a u chart of one unit each.
DEFECTS = (16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13)


def test_a_p_chart_has_the_limits_of_the_handbook():
    ratios = [Ratio(found, 50) for found in WAFERS]
    drawn = control(ratios, P)
    assert drawn[0].centre == pytest.approx(0.2313, abs=5e-5)
    assert drawn[0].lower == pytest.approx(0.0524, abs=5e-5)
    assert drawn[0].upper == pytest.approx(0.4102, abs=5e-5)
    sides = [each.side(ratio.value) for each, ratio in zip(drawn, ratios, strict=True)]
    assert [place + 1 for place, side in enumerate(sides) if side] == [15, 23]
    assert sides[14] == "above"


def test_a_u_chart_of_one_unit_each_has_the_limits_of_the_handbook():
    drawn = control([Ratio(found, 1) for found in DEFECTS], U)
    assert drawn[0] == Limits(4.0, 16.0, 28.0)
    assert [found for found, each in zip(DEFECTS, drawn, strict=True) if each.side(found)] == [31]


def test_limits_step_with_what_is_counted_by_hand():
    # centre (8 + 18) / (16 + 36) = 0.5; 3 √(0.25 / 16) = 0.375; 3 √(0.25 / 36) = 0.25
    assert control([Ratio(8, 16), Ratio(18, 36)], P) == [Limits(0.125, 0.5, 0.875), Limits(0.25, 0.5, 0.75)]
    # centre (16 + 36) / (4 + 9) = 4; 3 √(4 / 4) = 3; 3 √(4 / 9) = 2
    assert control([Ratio(16, 4), Ratio(36, 9)], U) == [Limits(1.0, 4.0, 7.0), Limits(2.0, 4.0, 6.0)]


def test_no_share_is_below_nothing_or_above_all():
    assert around(0.9, 9, P).upper == 1.0
    assert around(0.1, 9, P).lower == 0.0
    assert around(1.0, 4, U).lower == 0.0


def test_the_comparison_period_alone_sets_the_centre():
    drawn = control([Ratio(8, 16), Ratio(8, 16), Ratio(16, 16)], P, compared=2)
    assert [each.centre for each in drawn] == [0.5, 0.5, 0.5]
    assert drawn[2].side(1.0) == "above"


def test_what_is_withheld_or_has_nothing_to_count_takes_no_part():
    ratios = [Ratio(8, 16), Ratio(None, None, "small"), Ratio(0, 0)]
    assert control(ratios, P) == [Limits(0.125, 0.5, 0.875), None, None]
    assert centre_of(ratios[1:]) is None
    assert control(ratios[1:], P) == [None, None]


def test_a_point_on_the_limit_is_inside():
    assert Limits(0.25, 0.5, 0.75).side(0.75) == ""
    assert Limits(0.25, 0.5, 0.75).side(0.2) == "below"
    assert Limits(0.25, 0.5, 0.75).side(None) == ""


@pytest.mark.parametrize(
    ("found", "of", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_range_of_a_sample_is_that_of_newcombe_1998_table_1_method_3(found, of, low, high):
    """Newcombe, Statistics in Medicine 17 (1998) 857-872: the score method without continuity correction."""
    assert wilson(found, of) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))
