"""Decisions read back."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_every_decision():
    rows = situations((15, {"read_back": True}), (2, {}), (3, {"accepted": False, "read_back": True}))
    assert shares("read_back", situation=rows) == {(): (18, 20)}
