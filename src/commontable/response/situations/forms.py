"""What did the team type into its draft? Named fields only, read into answers; whatever else is sent is ignored."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from commontable.groundwork.vocabulary.lists import load
from commontable.identifiers import new_id

from .answers import OF_A_PERSON, ONE_OF, SOME_OF, Answers, PersonAnswers
from .questions import QUESTIONS

TESTS = ("aer_tests", "aer_four_part")


@dataclass(frozen=True)
class Fault:
    """One thing to put right; `target` is the place on the page it is about."""

    target: str
    sentence: str | Promise


@dataclass(frozen=True)
class Typed:
    """What was typed, without what is on no list; the version it was typed over; where the page goes on."""

    answers: Answers
    version: int
    faults: tuple[Fault, ...] = ()
    place: str = ""


def read(post: QueryDict, kept: Answers, areas: Mapping[str, str], tests: str) -> Typed:
    """The answers sent. People are those already kept: they come by `add_person` and go by an act of their own."""
    reader = _Reader(post)
    given: dict[str, Any] = {name: reader.one(name, name, ONE_OF[name]) for name in ONE_OF}
    given |= {name: reader.some(name, name, SOME_OF[name]) for name in SOME_OF if name not in TESTS or name == tests}
    answers = Answers(
        **given,
        area=reader.area(areas),
        people=tuple(_person(reader, person.id) for person in kept.people),
    )
    return _pressed(post, Typed(answers, _version(post), tuple(reader.faults)))


def a_person() -> PersonAnswers:
    """Someone of whom nothing is said yet."""
    return PersonAnswers(str(new_id()))


class _Reader:
    """Reads fields and keeps what could not be right."""

    def __init__(self, post: QueryDict) -> None:
        self.post = post
        self.faults: list[Fault] = []

    def one(self, question: str, field: str, vocabulary: str) -> str:
        given = self.post.get(field, "")
        return next(iter(self._known(question, [given] if given else [], vocabulary)), "")

    def some(self, question: str, field: str, vocabulary: str) -> tuple[str, ...]:
        return self._known(question, dict.fromkeys(self.post.getlist(field)), vocabulary)

    def area(self, areas: Mapping[str, str]) -> str:
        given = self.post.get("area", "")
        return next(iter(self._known("area", [given] if given else [], areas)), "")

    def _known(self, question: str, codes, vocabulary: str | Mapping[str, str]) -> tuple[str, ...]:
        offered = load(vocabulary) if isinstance(vocabulary, str) else vocabulary
        for code in codes:
            if code not in offered:
                self.faults.append(Fault(f"q-{_asked_as(question)}", _unknown(question, code)))
        return tuple(code for code in codes if code in offered)


def _person(reader: _Reader, person: str) -> PersonAnswers:
    one = {name: reader.one("people", f"{name}-{person}", vocabulary) for name, vocabulary in OF_A_PERSON.items()}
    return PersonAnswers(
        person, **one, risk_factors=reader.some("risk_factors", f"risk_factors-{person}", "risk_factors")
    )


def _pressed(post: QueryDict, typed: Typed) -> Typed:
    """What a button of the page adds to or takes from the answers."""
    if "add_person" in post:
        answers = replace(typed.answers, people=(*typed.answers.people, a_person()))
        return replace(typed, answers=answers, place="q-people")
    if "drop" in post:
        field, _colon, code = post.get("drop", "").partition(":")
        return replace(typed, answers=_without(typed.answers, field, code), place=f"q-{field.partition('-')[0]}")
    return typed


def _without(answers: Answers, field: str, code: str) -> Answers:
    name, _dash, person = field.partition("-")
    if person:
        people = [_dropped(each, "risk_factors", code) if each.id == person else each for each in answers.people]
        return replace(answers, people=tuple(people))
    return _dropped(answers, name, code) if name in SOME_OF else answers


def _dropped(answers, name: str, code: str):
    return replace(answers, **{name: tuple(each for each in getattr(answers, name) if each != code)})


def _version(post: QueryDict) -> int:
    given = post.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else 0


def _asked_as(field: str) -> str:
    """The question a field belongs to."""
    of_people = ("group_size", "group_description", "place_kind")
    return "people" if field in of_people else "aer_tests" if field in TESTS else field


def _unknown(field: str, code: str) -> str:
    question = next(each for each in QUESTIONS if each.key == _asked_as(field))
    return _("%(question)s: “%(code)s” is on no list. Nothing was saved; pick from what is offered.") % {
        "question": question.words,
        "code": code[:60],
    }
