"""Language needed: of accepted situations."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_accepted_situations():
    rows = situations((3, {"language_needed": True}), (9, {}), (4, {"accepted": False}))
    assert shares("language_needed", situation=rows) == {(): (3, 12)}
