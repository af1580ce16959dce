"""Category among people: by age, gender and role."""

from commontable.insight.indicators.tests.making import shares, situations

ROWS = situations((3, {}), (1, {"accepted": False}))
PEOPLE = [
    {"situation": 1, "person": 1, "age_band": "from_60", "gender": "female", "harm_role": "harmed"},
    {"situation": 1, "person": 2, "age_band": "from_18_to_24", "gender": "male", "harm_role": "harming"},
    {"situation": 2, "person": 3, "age_band": "from_60", "gender": "male", "harm_role": "both"},
    {"situation": 3, "person": 4, "age_band": "from_60", "gender": "female", "harm_role": "harmed"},
]
HOUSING = {"category": "housing", "factor": "housing_none"}
RISKS = [
    {"situation": 1, "person": 1, **HOUSING},
    {"situation": 1, "person": 2, **HOUSING},
    {"situation": 2, "person": 3, **HOUSING},
    {"situation": 3, "category": "housing", "factor": "housing_unsuitable"},
]
STAR = {"situation": ROWS, "person": PEOPLE, "risk": RISKS}


def test_it_is_of_the_people_of_the_same_band():
    assert shares("category_among_people", ["age_band", "category"], **STAR) == {
        ("from_60", "housing"): (2, 3),
        ("from_18_to_24", "housing"): (1, 1),
    }


def test_by_role_in_the_harm():
    assert shares("category_among_people", ["harm_role", "category"], **STAR) == {
        ("harmed", "housing"): (1, 2),
        ("harming", "housing"): (1, 1),
        ("both", "housing"): (1, 1),
    }


def test_what_is_nobodys_own_is_not_here():
    assert shares("category_among_people", ["category"], **STAR) == {"housing": (3, 4)}


def test_two_factors_of_one_category_are_one_person():
    more = [*RISKS, {"situation": 1, "person": 1, "category": "housing", "factor": "housing_unsuitable"}]
    assert shares("category_among_people", ["category"], **{**STAR, "risk": more}) == {"housing": (3, 4)}
