"""Risks per intervention."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_the_attempted():
    rows = situations((3, {"attempted": True, "risks": 6}), (4, {"risks": 2}), (2, {"accepted": False}))
    assert shares("risks_per_intervention", situation=rows) == {(): (18, 3)}
