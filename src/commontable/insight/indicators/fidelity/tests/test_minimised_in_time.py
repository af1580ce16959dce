"""Rejected and destroyed in time."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_rejected_situations():
    no = {"accepted": False}
    rows = situations((12, {}), (6, {**no, "minimised_in_time": True}), (2, {**no, "minimised_in_time": False}))
    assert shares("minimised_in_time", situation=rows) == {(): (6, 8)}
