"""Presented: decided, pending, withdrawn, transferred; never void or joined."""

from commontable.insight.indicators.tests.making import SPRING, WINTER, figures, numbers, situations

REJECTED = {"accepted": False}


def ended(table="EA", quarter=WINTER, **endings):
    return [{"table": table, "quarter": quarter, "ending": each, "numbers": n} for each, n in endings.items()]


def test_it_is_whatever_was_brought_but_void_and_joined_numbers():
    brought = ended(pending=1, withdrawn=2, transferred=3, joined=10, void=20)
    assert numbers("presented", ["table"], situation=situations((8, {}), (1, REJECTED)), brought=brought) == {"EA": 15}


def test_for_the_city_a_transferred_number_counts_where_it_went():
    rows = situations((8, {}), (1, {"table": "WE"}))
    assert numbers("presented", situation=rows, brought=ended(withdrawn=2, transferred=1)) == {(): 11}


def test_by_quarter_each_has_its_own():
    rows = situations((3, {}), (4, {"quarter": SPRING}))
    brought = ended(pending=1, quarter=SPRING)
    assert numbers("presented", ["quarter"], situation=rows, brought=brought) == {WINTER: 3, SPRING: 5}


def test_nobody_knows_who_brought_an_undecided_number():
    rows = situations((3, {"originator": 5}), (1, {"originator": 6}))
    (row,) = figures("presented", situation=rows, brought=ended(pending=9)).values()
    assert (row["numerator"], row["largest"]) == (13, 3)
