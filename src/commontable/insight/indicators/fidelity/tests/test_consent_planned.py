"""Asking for consent agreed."""

from commontable.insight.indicators.tests.making import shares, situations


def test_it_is_of_accepted_situations():
    rows = situations((9, {"consent": "at_first_contact"}), (2, {"consent": ""}), (3, {}), (3, {"accepted": False}))
    assert shares("consent_planned", situation=rows) == {(): (9, 14)}
