"""What does the table know of the item on the page? Its people by letter, and its facts in the table's words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.people import person_words
from commontable.response.situations.models import Fact, Person, Situation

from .agenda_rows import is_hidden
from .file import rows_of

_facts = rows_of(Fact)

RISKS = ("risk_factors", "risk_categories")
"""Of a young person some factors cross as their category alone."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person: letter, noun and age band, how they are at risk."""

    letter: str
    words: str
    harm: str


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk factor and the letters of whom it concerns; no letter when it is the situation's."""

    category: str
    factor: str
    letters: str


@dataclass(frozen=True)
class Facts:
    """What the page shows of a situation; empty for a "no"."""

    people: Sequence[PersonLine] = ()
    risks: Sequence[RiskLine] = ()
    words: dict[str, list[str]] = field(default_factory=dict)
    """Wordings of each other list, by its name."""


def facts_of(situation: Situation, people: Sequence[Person]) -> Facts:
    """The facts of one situation, in one query; none of a "no"."""
    if is_hidden(situation):
        return Facts()
    found = _facts(situation.pk)
    return Facts([_person(person) for person in people], _risks(found, people), _words(found))


def _person(person: Person) -> PersonLine:
    harm = load("harm_roles").label(person.harm_role)
    return PersonLine(person.letter, person_words(person.gender, person.age_band), harm[:1].lower() + harm[1:])


def _risks(facts: Iterable[Fact], people: Sequence[Person]) -> list[RiskLine]:
    letters = {person.pk: person.letter for person in people}
    concerned: dict[tuple[str, str], list[str]] = {}
    for fact in facts:
        if fact.list in RISKS:
            concerned.setdefault((fact.list, fact.code), []).append(
                letters.get(fact.person_id, "") if fact.person_id else ""
            )
    return sorted(
        (_risk(*risk, " ".join(sorted(filter(None, who)))) for risk, who in concerned.items()),
        key=lambda line: (line.letters or "~", line.category),
    )


def _risk(name: str, code: str, letters: str) -> RiskLine:
    if name == "risk_categories":
        return RiskLine(load(name).short(code), "", letters)
    factors = load("risk_factors")
    term = factors.get(code)
    return RiskLine(factors.group(term.group).short() if term.group else "", term.short(), letters)


def _words(facts: Iterable[Fact]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for fact in facts:
        if fact.list not in RISKS:
            words.setdefault(fact.list, []).append(load(fact.list).short(fact.code))
    return words
