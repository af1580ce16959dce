"""With a lead."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_accepted_situations():
    rows = situations((14, {"has_lead": True}), (3, {}), (3, {"accepted": False}))
    assert shares("with_lead", situation=rows) == {(): (14, 17)}
