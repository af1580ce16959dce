"""When is a question answered?"""

import pytest

from commontable.groundwork.access.errors import Invalid
from commontable.identifiers import new_id
from commontable.response.situations.answers import Answers, PersonAnswers
from commontable.response.situations.questions import QUESTIONS, answered, missing

from .factories import person, whole


def lacking(**answers) -> list[str]:
    return [question.key for question in missing(whole(**answers))]


def test_five_of_the_twelve_are_needed():
    assert len(QUESTIONS) == 12
    assert [question.key for question in QUESTIONS if question.needed] == [
        "kind", "people", "risk_factors", "aer_markers", "aer_tests",
    ]  # fmt: skip


def test_nothing_is_answered_at_first():
    assert answered(Answers()) == 0
    assert answered(whole()) == 6


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"kind": "family", "people": (person(), person())},
        {"kind": "group", "group_size": "from_2_to_4", "risk_factors": ("basic_needs_unable", "gambling_chronic")},
        {"kind": "place", "place_kind": "store", "risk_factors": ("basic_needs_unable", "gambling_chronic")},
        {"aer_tests": (), "aer_four_part": ("interest", "probability", "severity", "multi_agency")},
    ],
)
def test_each_kind_of_situation_can_be_whole(answers):
    assert lacking(**answers) == []


@pytest.mark.parametrize(
    ("answers", "key"),
    [
        ({"people": (), "risk_factors": ("basic_needs_unable", "gambling_chronic")}, "people"),
        ({"people": (person(gender=""),)}, "people"),
        ({"kind": "family"}, "people"),
        ({"kind": "group", "risk_factors": ("basic_needs_unable", "gambling_chronic")}, "people"),
        ({"kind": "place", "risk_factors": ("basic_needs_unable", "gambling_chronic")}, "people"),
        ({"people": (person(risk_factors=("gambling_chronic",)),)}, "risk_factors"),
        ({"aer_markers": ()}, "aer_markers"),
        ({"aer_tests": ("elevated_risk",)}, "aer_tests"),
        ({"aer_tests": (), "aer_four_part": ("interest",)}, "aer_tests"),
    ],
)
def test_what_is_half_answered_is_missing(answers, key):
    assert lacking(**answers) == [key]


def test_people_of_a_place_are_not_counted():
    answers = whole(kind="place", place_kind="store", people=(person("from_0_to_5"),))
    assert not answers.people_counted
    assert not answers.involves_child


def test_answers_come_back_as_they_were_kept():
    answers = whole(consent="given", tried=("home_visit",))
    assert Answers.from_json(answers.to_json()) == answers


@pytest.mark.parametrize(
    "answers",
    [
        {"kind": "dragon"},
        {"risk_factors": ("dragons",)},
        {"risk_factors": ("gambling_chronic", "gambling_chronic")},
        {"people": (person(age_band="old"),)},
        {"people": (person(risk_factors=("dragons",)),)},
        {"people": (PersonAnswers(id="first"),)},
        {"people": (PersonAnswers(id=str(new_id())),) * 2},
        {"area": "downtown"},
    ],
)
def test_what_is_on_no_list_is_never_kept(answers):
    with pytest.raises(Invalid):
        whole(**answers).checked()


def test_an_area_is_an_identifier():
    assert whole(area=str(new_id())).checked()
