"""How is each question put? What is offered for it, and what of that is picked already."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from commontable.groundwork.design.pickers import Choice, Group
from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.provenance import list_sentence
from commontable.groundwork.vocabulary.terms import Term

from .answers import ONE_OF, SOME_OF, Answers, PersonAnswers
from .crossing import named

PARTS = {"kind": "joined", "people": "people", "area": "area", "risk_factors": "risks", "sectors": "ticks"} | {
    "aer_markers": "ticks_down",
    "aer_tests": "ticks_down",
    "tried": "ticks",
    "protective_factors": "pick",
    "study_flags": "pick",
    "duty_to_report": "duty",
    "consent": "one_down",
}
"""The template that puts each question."""


@dataclass(frozen=True)
class Offered:
    """What a field offers, and where its wordings come from if they are recalled."""

    name: str
    choices: list[Choice]
    provenance: str = ""


@dataclass(frozen=True)
class PersonAsked:
    """One person's row: the letter, and what is offered for each column."""

    id: str
    letter: str
    age_bands: list[Choice]
    genders: list[Choice]
    harm_roles: list[Choice]


@dataclass(frozen=True)
class PeopleAsked:
    """Who it is about: people one by one, or a group's size and what holds it together, or the kind of place."""

    people: list[PersonAsked]
    group_sizes: list[Choice]
    group_descriptions: list[Choice]
    places: list[Choice]


@dataclass(frozen=True)
class Chip:
    """One picked factor; `value` says whose it is and which."""

    value: str
    label: str


@dataclass(frozen=True)
class Picking:
    """One long list to search; `letter` is whose it is, empty for the situation itself."""

    name: str
    letter: str
    groups: list[Group]
    chips: list[Chip]
    query: str = ""
    provenance: str = ""


@dataclass(frozen=True)
class RisksAsked:
    """A picker for each person and one for the situation itself."""

    pickings: list[Picking]
    provenance: str

    @property
    def picked(self) -> int:
        return sum(len(picking.chips) for picking in self.pickings)


def asked(answers: Answers, areas: dict[str, str], tests: str, today: date, typed: Mapping[str, str]) -> dict[str, Any]:
    """For each question what its template needs. `typed` is what was searched for in pickers, by field."""
    return {
        "kind": _one("kind", answers, today),
        "people": _people(answers, today),
        "area": Offered("area", [Choice(key, name, key == answers.area) for key, name in areas.items()]),
        "risk_factors": _risks(answers, today, typed),
        "aer_markers": _some("aer_markers", answers, today),
        "aer_tests": _some(tests, answers, today),
        "tried": _some("tried", answers, today),
        "sectors": _some("sectors", answers, today),
        "protective_factors": _pick("protective_factors", answers.protective_factors, today, typed),
        "study_flags": _pick("study_flags", answers.study_flags, today, typed),
        "duty_to_report": _one("duty_to_report", answers, today),
        "consent": _one("consent", answers, today),
    }


def _one(name: str, answers: Answers, today: date) -> Offered:
    return Offered(name, _choices(ONE_OF[name], [getattr(answers, name)], today))


def _some(name: str, answers: Answers, today: date) -> Offered:
    choices = _choices(SOME_OF[name], getattr(answers, name), today)
    return Offered(name, choices, list_sentence(load(SOME_OF[name])))


def _people(answers: Answers, today: date) -> PeopleAsked:
    return PeopleAsked(
        people=[_person(sign, person, today) for sign, person in named(answers.people)],
        group_sizes=_choices("group_sizes", [answers.group_size], today),
        group_descriptions=_choices("group_descriptions", [answers.group_description], today),
        places=_choices("places", [answers.place_kind], today),
    )


def _person(sign: str, person: PersonAnswers, today: date) -> PersonAsked:
    return PersonAsked(
        id=person.id,
        letter=sign,
        age_bands=_choices("age_bands", [person.age_band], today, short=True),
        genders=_genders(person.gender, today),
        harm_roles=_choices("harm_roles", [person.harm_role], today, short=True),
    )


def _genders(picked: str, today: date) -> list[Choice]:
    of_people = [term for term in _offered("genders", [picked], today) if "adult_en" in term.extra]
    return [Choice(term.code, term.words("choice"), term.code == picked) for term in of_people]


def _risks(answers: Answers, today: date, typed: Mapping[str, str]) -> RisksAsked:
    whose = [(sign, person.id, person.risk_factors) for sign, person in named(answers.people)]
    pickings = [_risk_list(sign, person, picked, today, typed) for sign, person, picked in whose]
    pickings.append(_risk_list("", "", answers.risk_factors, today, typed))
    return RisksAsked(pickings, list_sentence(load("risk_factors")))


def _risk_list(sign: str, person: str, picked: Collection[str], today: date, typed: Mapping[str, str]) -> Picking:
    name = f"risk_factors-{person}" if person else "risk_factors"
    chips = [Chip(f"{name}:{code}", load("risk_factors").chip(code)) for code in picked]
    return Picking(name, sign, _groups("risk_factors", picked, today), chips, typed.get(f"{name}-find", ""))


def _pick(name: str, picked: Collection[str], today: date, typed: Mapping[str, str]) -> Picking:
    terms = load(name)
    chips = [Chip(f"{name}:{code}", terms.short(code)) for code in picked]
    query = typed.get(f"{name}-find", "")
    return Picking(name, "", _groups(name, picked, today), chips, query, list_sentence(terms))


def _groups(vocabulary: str, picked: Collection[str], today: date) -> list[Group]:
    terms, offered = load(vocabulary), set(_offered(vocabulary, picked, today))
    groups = [(heading, [term for term in members if term in offered]) for heading, members in terms.grouped()]
    return [
        Group(heading or terms.title(), tuple(Choice(term.code, term.item(), term.code in picked) for term in members))
        for heading, members in groups
        if members
    ]


def _choices(vocabulary: str, picked: Collection[str], today: date, *, short: bool = False) -> list[Choice]:
    terms = _offered(vocabulary, picked, today)
    return [Choice(term.code, term.short() if short else term.label(), term.code in picked) for term in terms]


def _offered(vocabulary: str, picked: Collection[str], today: date) -> list[Term]:
    """What can be picked today, and what was picked before it was retired."""
    return [term for term in load(vocabulary) if term.in_use(today) or term.code in picked]
