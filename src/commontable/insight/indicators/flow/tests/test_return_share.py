"""Return presentations: of the accepted."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_the_accepted():
    rows = situations((3, {"returning": True}), (15, {}), (2, {"accepted": False}))
    assert shares("return_share", situation=rows) == {(): (3, 18)}
