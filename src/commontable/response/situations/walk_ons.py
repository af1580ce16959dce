"""What must be said aloud of a walk-on, and what of it crosses?"""

from dataclasses import replace

from .answers import YOUTH_BAND, Answers
from .questions import QUESTIONS, Question

ASKED = ("kind", "people", "risk_factors", "aer_markers")
"""With the team that says it these are the five. The tests of acutely elevated risk the table puts itself."""


def missing_of_walk_on(answers: Answers) -> list[Question]:
    """What is not said yet, in order."""
    return [question for question in QUESTIONS if question.key in ASKED and not question.answered(answers)]


def of_the_young(answers: Answers) -> Answers:
    """The risk factors told of the person: of a young one where there is one, so that a category crosses alone.

    Two factors are said in one breath of a person or a family; of whom in a family nobody asks in two minutes.
    """
    if not answers.people_counted:
        return answers
    whose = next((each for each in answers.people if each.age_band == YOUTH_BAND), answers.people[0])
    people = [
        replace(each, risk_factors=each.risk_factors + answers.risk_factors) if each is whose else each
        for each in answers.people
    ]
    return replace(answers, people=tuple(people), risk_factors=())
