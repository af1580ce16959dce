"""An intervention is an accepted situation with an attempt."""

from commontable.insight.indicators.tests.making import numbers, situations


def test_it_is_accepted_with_at_least_one_attempt():
    rows = situations((11, {"attempted": True}), (6, {}), (3, {"accepted": False}))
    assert numbers("interventions_run", situation=rows) == {(): 11}
