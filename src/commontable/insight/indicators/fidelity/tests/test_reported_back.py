"""Reported back."""

from commontable.insight.indicators.tests.making import shares, situations


def test_those_not_yet_due_are_in_no_part():
    due = {"due_passed": True}
    rows = situations((13, {**due, "reported": True}), (4, due), (3, {"reported": True}))
    assert shares("reported_back", situation=rows) == {(): (13, 17)}
