"""Risks per situation."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_the_accepted():
    rows = situations((3, {"risks": 6}), (0, {"risks": 2}), (2, {"accepted": False}))
    assert shares("risks_per_situation", situation=rows) == {(): (18, 3)}
