"""Decided in an emergency call: of the accepted."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_the_accepted():
    rows = situations((2, {"emergency": True}), (15, {}), (2, {"accepted": False, "emergency": True}))
    assert shares("emergency_share", situation=rows) == {(): (2, 17)}
