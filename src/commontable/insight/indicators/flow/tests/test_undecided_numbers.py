"""Endings of numbers that were never decided."""

from commontable.insight.indicators.tests.making import WINTER, numbers, situations

ROWS = [
    {"table": table, "quarter": WINTER, "ending": ending, "numbers": n}
    for table, ending, n in (("EA", "void", 1), ("EA", "withdrawn", 2), ("EA", "transferred", 1), ("WE", "joined", 4))
]


def test_each_ending_is_counted():
    assert numbers("undecided_numbers", ["ending"], brought=ROWS) == {
        "void": 1,
        "withdrawn": 2,
        "transferred": 1,
        "joined": 4,
    }


def test_at_each_table():
    assert numbers("undecided_numbers", ["table"], brought=ROWS, situation=situations((9, {}))) == {"EA": 4, "WE": 4}
