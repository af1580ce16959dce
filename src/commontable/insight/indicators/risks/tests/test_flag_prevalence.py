"""Study flags: situations that have one, of the accepted."""

from commontable.insight.indicators.tests.making import facts, shares, situations


def test_it_is_of_the_accepted():
    rows = situations((18, {}), (2, {"accepted": False}))
    flags = facts(rows, (10, {"flag": "child_involved"}), (8, {"flag": "risk_of_losing_housing"}))
    assert shares("flag_prevalence", ["flag"], situation=rows, flag=flags) == {
        "child_involved": (10, 18),
        "risk_of_losing_housing": (8, 18),
    }
