"""How does the page show what a text tells? Each finding where it stands, why, and what could be said instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from commontable.response.situations.words import LONGEST

from .forms import WordsForm
from .identifier_check import Kind, Weight
from .looking_through import Found, Looked
from .texts import FIELDS

WHY = {
    Kind.OWN: _("tells who one of its people is"),
    Kind.SIN: _("reads like a social insurance number"),
    Kind.HEALTH: _("reads like a health card number"),
    Kind.PHONE: _("reads like a telephone number"),
    Kind.EMAIL: _("reads like an e-mail address or an account"),
    Kind.POSTAL: _("reads like a postal code"),
    Kind.ADDRESS: _("reads like an address"),
    Kind.PLATE: _("reads like a licence plate"),
    Kind.LICENCE: _("reads like a driver’s licence"),
    Kind.BIRTH_DATE: _("reads like a date of birth"),
    Kind.FILE: _("reads like a file or occurrence number"),
    Kind.NAME: _("reads like somebody’s name"),
    Kind.OUTSIDE: _("may let somebody outside recognise them"),
}
INSTEAD: dict[Kind, tuple[str | Promise, ...]] = {
    Kind.OWN: (_("the man"), _("the woman"), _("the child"), _("the person")),
    Kind.SIN: (_("a social insurance number"),),
    Kind.HEALTH: (_("a health card number"),),
    Kind.PHONE: (_("a telephone number"),),
    Kind.EMAIL: (_("an e-mail address"),),
    Kind.POSTAL: (_("the area"),),
    Kind.ADDRESS: (_("an address"),),
    Kind.PLATE: (_("a car"),),
    Kind.LICENCE: (_("a driver’s licence"),),
    Kind.BIRTH_DATE: (_("their age"),),
    Kind.FILE: (_("a file"),),
    Kind.NAME: (_("a relative"), _("a friend"), _("a neighbour"), _("a worker")),
    Kind.OUTSIDE: (),
}
OUT = "out"


@dataclass(frozen=True)
class Marked:
    """One finding on the page: its words, why it is marked, and the presses that settle it."""

    found: Found
    place: str

    @property
    def why(self) -> str | Promise:
        return WHY[self.found.kind]

    @property
    def instead(self) -> list[tuple[str, str | Promise]]:
        """What can be put in its place, each with what its button sends."""
        choices = [*self.found.letters, *INSTEAD[self.found.kind]]
        return [(f"{self.place}:{number}", words) for number, words in enumerate(choices)]

    @property
    def out(self) -> str:
        return f"{self.place}:{OUT}"

    @property
    def warns(self) -> bool:
        return self.found.weight is Weight.WARNS


@dataclass(frozen=True)
class Shown:
    """One text on the page, in pieces, with what is marked in it."""

    field: Any
    drawn: str
    pieces: tuple[tuple[str, Found | None], ...]
    marked: tuple[Marked, ...]
    rows: int

    @property
    def longest(self) -> int:
        return LONGEST


def shown(form: WordsForm, looked: Looked | None) -> list[Shown]:
    """Each text of the form, with what was found in it where it was looked through."""
    return [_shown(form, name, looked) for name in FIELDS]


def drawn_from(text: str) -> str:
    """A short sign of a text: a press on a place in it counts only while the text is still the same."""
    return sha256(text.encode()).hexdigest()[:12]


def instead_of(looked: Looked, press: str) -> tuple[str, int, int, str] | None:
    """Which words go where, by the press of a button; None for one that fits nothing that stands in the texts."""
    for each in looked.found:
        marked = Marked(each, _place(each))
        choices = {value: str(words) for value, words in marked.instead} | {marked.out: ""}
        if press in choices:
            return each.field, each.start, each.end, choices[press]
    return None


def _shown(form: WordsForm, name: str, looked: Looked | None) -> Shown:
    found = [each for each in looked.found if each.field == name] if looked else []
    text = getattr(looked.texts, name) if looked else ""
    marked = tuple(Marked(each, _place(each)) for each in found if not each.is_settled)
    return Shown(form[name], drawn_from(text), tuple(_pieces(text, found)), marked, 6 if name == FIELDS[0] else 3)


def _place(found: Found) -> str:
    return f"{found.field}:{found.start}:{found.end}"


def _pieces(text: str, found: Iterable[Found]) -> Iterable[tuple[str, Found | None]]:
    last = 0
    for each in found:
        yield text[last : each.start], None
        yield text[each.start : each.end], each
        last = each.end
    yield text[last:], None
