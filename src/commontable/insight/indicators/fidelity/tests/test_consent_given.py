"""People who gave consent: of those who were asked."""

from commontable.insight.indicators.tests.making import facts, shares, situations

ROWS = situations((6, {}))


def test_it_is_of_those_who_were_asked():
    people = facts(
        ROWS,
        (4, {"consent_asked": True, "consent_given": True}),
        (1, {"consent_asked": True}),
        (6, {"consent_asked": False}),
    )
    assert shares("consent_given", situation=ROWS, person=people) == {(): (4, 5)}
