"""Risks: factor by person, or by situation."""

from commontable.insight.indicators.tests.making import numbers, situations

ROWS = situations((2, {}), (1, {"accepted": False}))
HOUSING = {"category": "housing", "factor": "housing_none"}
RISKS = [
    {"situation": 1, "person": 1, "age_band": "from_60", **HOUSING},
    {"situation": 1, "person": 2, "age_band": "from_12_to_17", **HOUSING},
    {"situation": 1, "person": 2, "age_band": "from_12_to_17", "category": "criminal_involvement"},
    {"situation": 2, "category": "antisocial", "factor": "antisocial_in_the_home"},
]


def test_a_factor_counts_for_each_person_or_once_for_the_situation():
    assert numbers("risks_noted", situation=ROWS, risk=RISKS) == {(): 4}


def test_a_category_that_crossed_alone_has_no_factor():
    assert numbers("risks_noted", ["category", "factor"], situation=ROWS, risk=RISKS)["criminal_involvement", None] == 1


def test_by_age_band_what_is_nobodys_own_is_a_piece_of_its_own():
    assert numbers("risks_noted", ["age_band"], situation=ROWS, risk=RISKS) == {
        "from_60": 1,
        "from_12_to_17": 2,
        None: 1,
    }
