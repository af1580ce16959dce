"""What has a team answered so far? Codes only, in a draft that may be incomplete."""

from dataclasses import asdict, dataclass, fields
from typing import Any, Self
from uuid import UUID

from django.utils.translation import gettext as _

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.vocabulary.lists import load, picked

ONE_OF = {
    "kind": "subject_kinds",
    "group_size": "group_sizes",
    "group_description": "group_descriptions",
    "place_kind": "places",
    "duty_to_report": "duty_to_report",
    "consent": "consent_status",
}
SOME_OF = {
    "risk_factors": "risk_factors",
    "protective_factors": "protective_factors",
    "study_flags": "study_flags",
    "aer_markers": "aer_markers",
    "aer_tests": "aer_tests",
    "aer_four_part": "aer_four_part",
    "tried": "tried",
    "sectors": "sectors",
}
OF_A_PERSON = {"age_band": "age_bands", "gender": "genders", "harm_role": "harm_roles"}
YOUTH_BAND = "from_12_to_17"
CHILD_BANDS = frozenset({"from_0_to_5", "from_6_to_11", "from_12_to_17"})


@dataclass(frozen=True)
class PersonAnswers:
    """One person: an identifier of the team's own, age band, gender, how they are at risk, their risk factors."""

    id: str
    age_band: str = ""
    gender: str = ""
    harm_role: str = ""
    risk_factors: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        return bool(self.age_band and self.gender and self.harm_role)

    @property
    def crossing_factors(self) -> list[tuple[str, str]]:
        """(list, code) of each risk factor as the table may know it, each once.

        At 12 to 17 a category marked so in the vocabulary crosses alone, never the detail: what a young person is
        dealt with for under the youth justice law is not for the table.
        """
        return list(dict.fromkeys(_as_it_crosses(code, self.age_band) for code in self.risk_factors))


@dataclass(frozen=True)
class Answers:
    """The twelve questions of a draft. An empty text or tuple means not answered yet."""

    kind: str = ""
    group_size: str = ""
    group_description: str = ""
    place_kind: str = ""
    people: tuple[PersonAnswers, ...] = ()
    area: str = ""
    risk_factors: tuple[str, ...] = ()
    aer_markers: tuple[str, ...] = ()
    aer_tests: tuple[str, ...] = ()
    aer_four_part: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    protective_factors: tuple[str, ...] = ()
    study_flags: tuple[str, ...] = ()
    duty_to_report: str = ""
    consent: str = ""

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Self:
        """Read what `to_json` wrote. Raises Invalid naming the answer when a code is of no list."""
        known = {each.name for each in fields(cls)}
        values = {name: _tupled(value) for name, value in stored.items() if name in known}
        values["people"] = tuple(PersonAnswers(**_of_person(each)) for each in stored.get("people", ()))
        return cls(**values)

    def to_json(self) -> dict[str, Any]:
        """Plain lists and texts, without what is not answered."""
        return {name: value for name, value in asdict(self).items() if value}

    def checked(self) -> Self:
        """The same answers. Raises Invalid for a code of no list, a code or a person twice, or no proper identifier."""
        for name, vocabulary in ONE_OF.items():
            _check(vocabulary, [getattr(self, name)] if getattr(self, name) else [])
        for name, vocabulary in SOME_OF.items():
            _check(vocabulary, getattr(self, name))
        _check_once([_identifier(person.id) for person in self.people])
        if self.area:
            _identifier(self.area)
        for person in self.people:
            for name, vocabulary in OF_A_PERSON.items():
                _check(vocabulary, [getattr(person, name)] if getattr(person, name) else [])
            _check("risk_factors", person.risk_factors)
        return self

    @property
    def has_people(self) -> bool:
        """Whether this kind of situation names people one by one: a group and a place need not."""
        return self.kind in ("person", "family")

    @property
    def people_counted(self) -> tuple[PersonAnswers, ...]:
        return self.people if self.has_people else ()

    @property
    def all_risk_factors(self) -> tuple[str, ...]:
        return self.risk_factors + tuple(code for person in self.people_counted for code in person.risk_factors)

    @property
    def involves_child(self) -> bool:
        return any(person.age_band in CHILD_BANDS for person in self.people_counted)


def _as_it_crosses(code: str, age_band: str) -> tuple[str, str]:
    category = load("risk_factors").get(code).group or ""
    alone = age_band == YOUTH_BAND and load("risk_categories").get(category).extra.get("youth_category_only")
    return ("risk_categories", category) if alone else ("risk_factors", code)


def _check(vocabulary: str, codes: Any) -> None:
    for code in codes:
        picked(vocabulary, code)
    _check_once(codes)


def _check_once(answers: Any) -> None:
    if len(set(answers)) != len(answers):
        raise Invalid(_("The same answer was given twice. Open the draft again."))


def _identifier(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as wrong:
        raise Invalid(_("One of the answers cannot be read. Open the draft again.")) from wrong


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _of_person(stored: dict[str, Any]) -> dict[str, Any]:
    return {name: _tupled(value) for name, value in stored.items()}
