"""Meetings until it is closed."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_the_closed_ones():
    rows = situations((4, {"closed": True, "meetings": 2}), (4, {"closed": True, "meetings": 3}), (9, {"meetings": 7}))
    assert shares("meetings_per_situation", situation=rows) == {(): (20, 8)}
