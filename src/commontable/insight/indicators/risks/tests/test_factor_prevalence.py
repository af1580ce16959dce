"""Factors: situations that have one, of the accepted."""

from commontable.insight.indicators.tests.making import facts, shares, situations

NO_HOME = {"category": "housing", "factor": "housing_none"}
ROWS = situations((12, {}), (8, {"kind": "family"}))
RISKS = [*facts(ROWS, (5, {**NO_HOME, "person": 1}), (2, {**NO_HOME, "person": 2})), *facts(ROWS[12:], (3, NO_HOME))]


def test_two_people_with_it_are_one_situation():
    assert shares("factor_prevalence", ["factor"], situation=ROWS, risk=RISKS) == {"housing_none": (8, 20)}


def test_by_kind():
    assert shares("factor_prevalence", ["kind", "factor"], situation=ROWS, risk=RISKS) == {
        ("person", "housing_none"): (5, 12),
        ("family", "housing_none"): (3, 8),
    }


def test_a_category_that_crossed_alone_is_no_factor():
    risks = [*RISKS, {"situation": 9, "person": 1, "category": "criminal_involvement"}]
    assert set(shares("factor_prevalence", ["factor"], situation=ROWS, risk=risks)) == {"housing_none"}
