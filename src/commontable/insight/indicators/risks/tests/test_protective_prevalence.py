"""Protective factors: situations that have one, of the accepted."""

from commontable.insight.indicators.tests.making import facts, shares, situations

ROWS = situations((10, {}), (2, {"accepted": False}))
FAMILY = {"category": "family_supports", "factor": "open_communication"}
THINGS = facts(ROWS, (6, {**FAMILY, "person": 1}), (3, {**FAMILY, "person": 2}), (2, {**FAMILY, "factor": "stability"}))


def test_by_kind_a_situation_counts_once():
    assert shares("protective_prevalence", ["protective_category"], situation=ROWS, protective=THINGS) == {
        "family_supports": (6, 10)
    }


def test_by_factor():
    by = ["protective_category", "protective_factor"]
    assert shares("protective_prevalence", by, situation=ROWS, protective=THINGS) == {
        ("family_supports", "open_communication"): (6, 10),
        ("family_supports", "stability"): (2, 10),
    }
