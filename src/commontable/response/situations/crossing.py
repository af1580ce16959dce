"""What will the table see of a draft? The same codes in words, one side of the wall for each question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.people import person_words
from commontable.groundwork.vocabulary.wording import between

from .answers import SOME_OF, Answers, PersonAnswers
from .letters import letter

STAYS = frozenset({"duty_to_report"})
"""The questions whose answer never crosses."""


@dataclass(frozen=True)
class Line:
    """One line: whose it is (a letter, or nothing for the situation), the words, and their finer part."""

    words: str
    finer: str = ""
    letter: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.letter, self.words, self.finer) if part)


@dataclass(frozen=True)
class Side:
    """What crosses of one question. `lead` is for an answer of a word or two; with nothing to say both are empty."""

    key: str
    lead: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def stays(self) -> bool:
        return self.key in STAYS

    def __str__(self) -> str:
        return self.lead or _("; ").join(str(line) for line in self.lines)


def sides(answers: Answers, areas: dict[str, str], tests: str) -> tuple[Side, ...]:
    """One side a question, in the order of the questions.

    `areas` names each area by its identifier; `tests` says which list the table tests by.
    """
    return (
        Side("kind", lead=subject_words(answers)),
        Side("people", lines=_who(answers)),
        Side("area", lead=areas.get(answers.area, "")),
        Side("risk_factors", lines=_risks(answers)),
        _ticked("aer_markers", answers.aer_markers),
        Side("aer_tests", lines=_terms(tests, getattr(answers, tests))),
        *(_ticked(name, getattr(answers, name)) for name in ("tried", "sectors", "protective_factors", "study_flags")),
        Side("duty_to_report", lead=_label("duty_to_report", answers.duty_to_report)),
        Side("consent", lines=_terms("consent_status", [answers.consent])),
    )


def subject_words(answers: Answers) -> str:
    """Who it is about, in a word or two: "Family of 3", "Group, 5–9", "Place: store"; empty before that is said."""
    if answers.kind == "family" and answers.people:
        return ngettext("Family of %(count)d", "Family of %(count)d", len(answers.people)) % {
            "count": len(answers.people)
        }
    kind = _label("subject_kinds", answers.kind)
    if answers.kind == "place" and answers.place_kind:
        return between(kind, ":", _short("places", answers.place_kind))
    finer = _short("group_sizes", answers.group_size) if answers.kind == "group" else ""
    finer = _band(answers) if answers.kind == "person" else finer
    return ", ".join(part for part in (kind, finer) if part)


def answer_words(side: Side) -> str:
    """One side as a sentence, for two versions beside each other."""
    return str(side) or pgettext("an answer", "nothing")


def named(people: Iterable[PersonAnswers]) -> list[tuple[str, PersonAnswers]]:
    """Each person with the letter the table will call them by."""
    return [(letter(place), person) for place, person in enumerate(people)]


def _who(answers: Answers) -> tuple[Line, ...]:
    if answers.kind == "group":
        return _terms("group_sizes", [answers.group_size]) + _terms("group_descriptions", [answers.group_description])
    if answers.kind == "place":
        return _terms("places", [answers.place_kind])
    return tuple(_person(sign, person) for sign, person in named(answers.people) if person != PersonAnswers(person.id))


def _person(sign: str, person: PersonAnswers) -> Line:
    role = _short("harm_roles", person.harm_role)
    return Line(_gender_and_band(person), _("at risk of %(role)s") % {"role": role} if role else "", sign)


def _gender_and_band(person: PersonAnswers) -> str:
    if person.gender and person.age_band:
        return person_words(person.gender, person.age_band)
    gender = load("genders").get(person.gender).words("choice") if person.gender else _("Gender not said yet")
    return ", ".join((gender, _short("age_bands", person.age_band) or _("age not said yet")))


def _risks(answers: Answers) -> tuple[Line, ...]:
    whose = named(answers.people_counted)
    of_people = [_risk(name, code, sign) for sign, each in whose for name, code in each.crossing_factors]
    return (*of_people, *(_risk("risk_factors", code) for code in answers.risk_factors))


def _risk(name: str, code: str, sign: str = "") -> Line:
    if name == "risk_categories":
        return Line(load(name).short(code), letter=sign)
    factors = load("risk_factors")
    term = factors.get(code)
    return Line(factors.group(term.group or "").short(), term.short(), sign)


def _ticked(name: str, codes: Sequence[str]) -> Side:
    return Side(name, lines=_terms(SOME_OF[name], codes))


def _terms(vocabulary: str, codes: Sequence[str]) -> tuple[Line, ...]:
    return tuple(Line(_short(vocabulary, code)) for code in codes if code)


def _band(answers: Answers) -> str:
    return _short("age_bands", answers.people[0].age_band) if answers.people else ""


def _short(vocabulary: str, code: str) -> str:
    return load(vocabulary).short(code) if code else ""


def _label(vocabulary: str, code: str) -> str:
    return load(vocabulary).label(code) if code else ""
