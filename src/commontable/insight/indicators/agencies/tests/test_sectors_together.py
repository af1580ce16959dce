"""Sectors that work together."""

from commontable.insight.indicators.agencies.tests.rows import ROWS
from commontable.insight.indicators.tests.making import numbers, shares


def test_each_pair_counts_once_for_each_situation_and_never_with_itself():
    pairs = numbers("sectors_together", ["sector", "with_sector"], **ROWS)
    assert pairs == {
        ("education", "health"): 2,
        ("education", "justice_policing"): 2,
        ("health", "justice_policing"): 5,
    }


def test_each_table_has_its_own():
    pairs = numbers("sectors_together", ["table", "sector", "with_sector"], **ROWS)
    assert pairs["WE", "health", "justice_policing"] == 1


def test_it_is_of_the_accepted():
    pairs = shares("sectors_together", ["sector", "with_sector"], **ROWS)
    assert pairs["health", "justice_policing"] == (5, 6)
