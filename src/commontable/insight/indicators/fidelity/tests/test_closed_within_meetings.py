"""Closed within four meetings."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_closed_situations_and_four_is_within():
    rows = situations(
        (9, {"closed": True, "meetings": 3}),
        (2, {"closed": True, "meetings": 4}),
        (4, {"closed": True, "meetings": 5}),
        (5, {"meetings": 1}),
    )
    assert shares("closed_within_meetings", situation=rows) == {(): (11, 15)}
