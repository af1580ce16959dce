"""Waits by length."""

from commontable.insight.indicators.barriers.tests.rows import ROWS
from commontable.insight.indicators.tests.making import numbers


def test_days_are_put_in_their_band_and_a_band_stands_where_there_are_none():
    assert numbers("waits", ["wait"], **ROWS) == {
        "under_2_weeks": 1,
        "from_2_to_8_weeks": 3,
        "from_2_to_6_months": 1,
        "over_6_months": 1,
        "no_date": 1,
    }


def test_a_barrier_without_a_wait_is_not_counted():
    assert ("cost", None) not in numbers("waits", ["theme", "wait"], **ROWS)
