"""Which twelve questions does a draft ask, and which five must be answered before it can be brought?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .answers import Answers


@dataclass(frozen=True)
class Question:
    """One question: its words, when it counts as answered, and what is missing when it is not."""

    key: str
    words: str | Promise
    answered: Callable[[Answers], bool]
    missing: str | Promise = ""

    @property
    def needed(self) -> bool:
        return bool(self.missing)


def _who(answers: Answers) -> bool:
    if answers.kind == "group":
        return bool(answers.group_size)
    if answers.kind == "place":
        return bool(answers.place_kind)
    enough = 2 if answers.kind == "family" else 1
    return len(answers.people) >= enough and all(person.is_whole for person in answers.people)


def _tests(answers: Answers) -> bool:
    return len(answers.aer_tests) == 2 or len(answers.aer_four_part) == 4


QUESTIONS = (
    Question(
        "kind",
        _("Who is it about?"),
        lambda a: bool(a.kind),
        _("Say whether it is a person, a family, a group or a place."),
    ),
    Question(
        "people",
        _("Each person"),
        _who,
        _(
            "Give each person an age band, a gender and how they are at risk (a family has two or more); a group its size; a place its kind."
        ),
    ),
    Question("area", _("Where?"), lambda a: bool(a.area)),
    Question(
        "risk_factors",
        _("What puts them at risk?"),
        lambda a: len(set(a.all_risk_factors)) >= 2,
        _("Pick two risk factors or more."),
    ),
    Question(
        "aer_markers",
        _("Why now?"),
        lambda a: bool(a.aer_markers),
        _("Tick at least one marker of acutely elevated risk."),
    ),
    Question(
        "aer_tests",
        _("Is it for the table?"),
        _tests,
        _("Tick every part of the test: only a situation that meets them all is for the table."),
    ),
    Question("tried", _("What have we tried?"), lambda a: bool(a.tried)),
    Question("sectors", _("Which sectors are needed?"), lambda a: bool(a.sectors)),
    Question("protective_factors", _("What protects them?"), lambda a: bool(a.protective_factors)),
    Question("study_flags", _("Study flags"), lambda a: bool(a.study_flags)),
    Question("duty_to_report", _("Duty to report made?"), lambda a: bool(a.duty_to_report)),
    Question("consent", _("Did those concerned agree to being brought?"), lambda a: bool(a.consent)),
)


def answered(answers: Answers) -> int:
    """How many of the twelve are answered."""
    return sum(question.answered(answers) for question in QUESTIONS)


def missing(answers: Answers) -> list[Question]:
    """The needed questions not answered yet, in order."""
    return [question for question in QUESTIONS if question.needed and not question.answered(answers)]
