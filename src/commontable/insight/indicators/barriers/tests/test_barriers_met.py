"""Barriers: rows of accepted situations."""

from commontable.insight.indicators.barriers.tests.rows import ROWS
from commontable.insight.indicators.tests.making import numbers


def test_it_counts_barriers_of_accepted_situations():
    assert numbers("barriers_met", **ROWS) == {(): 12}


def test_it_is_cut_by_theme_and_service():
    assert numbers("barriers_met", ["theme"], **ROWS) == {
        "wait": 6,
        "wait_listed": 2,
        "refusal": 2,
        "cost": 1,
        "capacity": 1,
    }
    assert numbers("barriers_met", ["service"], **ROWS)[None] == 1
