"""What may cross to the table?"""

import pytest

from commontable.groundwork.access.session import acting_as
from commontable.response.situations.answers import PersonAnswers
from commontable.response.situations.crossing import sides
from commontable.response.situations.models import Fact

from .factories import brought, person, whole

DETAIL = ("criminal_involvement_robbery", "criminal_involvement_assault", "missing_reported")


def crossing(age_band: str) -> list[tuple[str, str]]:
    return PersonAnswers("x", age_band, "male", "harming", DETAIL).crossing_factors


def test_of_a_young_person_criminal_involvement_crosses_as_the_category_alone():
    assert crossing("from_12_to_17") == [
        ("risk_categories", "criminal_involvement"),
        ("risk_factors", "missing_reported"),
    ]


@pytest.mark.parametrize("age_band", ["from_18_to_24", "unknown", ""])
def test_of_anybody_else_the_factor_crosses(age_band):
    assert crossing(age_band) == [("risk_factors", code) for code in DETAIL]


def test_the_wall_shows_what_will_cross():
    answers = whole(people=(person("from_12_to_17", risk_factors=DETAIL),))
    risks = next(side for side in sides(answers, {}, "aer_tests") if side.key == "risk_factors")
    assert [str(line) for line in risks.lines] == ["A Criminal involvement", "A Missing reported to police"]


@pytest.mark.django_db
def test_no_detail_of_a_young_person_reaches_the_table(cast):
    brought(cast, people=(person("from_12_to_17", risk_factors=DETAIL),), duty_to_report="made")
    with acting_as(cast.chris):
        codes = set(Fact.objects.values_list("list", "code"))
    assert ("risk_categories", "criminal_involvement") in codes
    assert not {code for _list, code in codes if code.startswith("criminal_involvement_")}
