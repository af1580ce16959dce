"""What does the table know of a situation, put as the answers of a draft? For the own file of a walk-on."""

from typing import Any
from uuid import UUID

from .answers import SOME_OF, Answers, PersonAnswers
from .models import Fact, Person, Situation


def known_answers(situation: Situation) -> Answers:
    """The same people under the same identifiers, and every factor that crossed; a category alone names no factor."""
    facts = list(Fact.objects.filter(situation=situation))
    known: dict[str, Any] = {name: _codes(facts, name, None) for name in SOME_OF}
    return Answers(
        kind=situation.kind,
        group_size=situation.group_size,
        group_description=situation.group_description,
        place_kind=situation.place_kind,
        people=tuple(_person(each, facts) for each in Person.objects.filter(situation=situation)),
        area=str(situation.area_id or ""),
        **known,
    )


def _person(person: Person, facts: list[Fact]) -> PersonAnswers:
    risks = _codes(facts, "risk_factors", person.pk)
    return PersonAnswers(str(person.pk), person.age_band, person.gender, person.harm_role, risks)


def _codes(facts: list[Fact], name: str, person: UUID | None) -> tuple[str, ...]:
    return tuple(fact.code for fact in facts if fact.list == name and fact.person_id == person)
