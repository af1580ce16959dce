"""People asked for consent: of all in accepted situations."""

from commontable.insight.indicators.tests.making import facts, shares, situations

ROWS = situations((4, {}), (2, {"accepted": False}))


def test_it_is_of_people_in_accepted_situations():
    asked = facts(ROWS, (3, {"consent_asked": True}), (4, {"consent_asked": False}))
    assert shares("consent_asked", situation=ROWS, person=asked) == {(): (3, 7)}
