"""What does a list look like on a day, with what this installation changed in it? Pure: no database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from commontable.groundwork.vocabulary.terms import OWN, Term, Vocabulary

_OWN_CODE = re.compile(r"own_([0-9]+)")
"""Every own code looks like this and no shipped one does: a later version of the lists cannot clash."""


class Kind(StrEnum):
    """What a change does."""

    ADD = "add"
    RETIRE = "retire"
    WORDS = "words"
    MAP = "map"


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one term, from a day on."""

    list: str
    code: str
    kind: Kind
    starts_on: date
    en: str = ""
    fr: str = ""
    short_en: str = ""
    short_fr: str = ""
    group: str = ""
    like: str = ""
    provincial_code: str = ""
    is_undone: bool = False


def changed(vocabulary: Vocabulary, changes: Iterable[Change], on: date, groups: tuple[Term, ...] = ()) -> Vocabulary:
    """The list as it is on that day. `changes` in the order in which they were made; later ones win on the same day.

    An added term stays in the list when its adding is undone, so that what carries its code can still be read, but it
    is offered on no day. `groups` are the headings, where another list gives them.
    """
    mine = [change for change in changes if change.list == vocabulary.code]
    terms = list(vocabulary.terms)
    for change in mine:
        if change.kind == Kind.ADD:
            _put_in(terms, _added(vocabulary, change))
    due = sorted((c for c in mine if c.kind != Kind.ADD and not c.is_undone), key=lambda c: c.starts_on)
    for change in due:
        terms = [_with(term, change, on) if term.code == change.code else term for term in terms]
    return replace(vocabulary, terms=tuple(terms), groups=groups or vocabulary.groups)


def next_code(codes: Iterable[str]) -> str:
    """The code of the next own term: a number and no word, so that no label stands in the ledger."""
    numbers = [int(found[1]) for code in codes if (found := _OWN_CODE.fullmatch(code))]
    return f"own_{max(numbers, default=0) + 1:03}"


def _added(vocabulary: Vocabulary, change: Change) -> Term:
    """An own term; what its list asks of a term beyond words is taken from the term it is like."""
    model = vocabulary.get(change.like).extra if change.like in vocabulary else {}
    meant = {name: value for name, value in model.items() if not name.endswith(("_en", "_fr"))}
    return Term(
        code=change.code,
        en=change.en,
        fr=change.fr,
        source="",
        provenance=OWN,
        valid_from=change.starts_on,
        valid_to=_eve(change.starts_on) if change.is_undone else None,
        group=change.group or None,
        extra={**meant, **_shorter(change)},
    )


def _with(term: Term, change: Change, on: date) -> Term:
    if change.kind == Kind.RETIRE:
        last = _eve(change.starts_on)
        return replace(term, valid_to=min(term.valid_to or last, last))
    if change.starts_on > on:
        return term
    if change.kind == Kind.MAP:
        return replace(term, provincial_code=change.provincial_code or None, is_mapped=bool(change.provincial_code))
    return _worded(term, change)


def _worded(term: Term, change: Change) -> Term:
    plain = {name: value for name, value in term.extra.items() if name not in ("short_en", "short_fr")}
    before = (*term.before, term.en, term.fr, term.short("en"), term.short("fr"))
    extra = {**plain, **_shorter(change)}
    return replace(term, en=change.en, fr=change.fr, extra=extra, before=before, reworded_on=change.starts_on)


def _shorter(change: Change) -> dict[str, str]:
    both = change.short_en and change.short_fr
    return {"short_en": change.short_en, "short_fr": change.short_fr} if both else {}


def _put_in(terms: list[Term], term: Term) -> None:
    """After the last of its group; at the end where there is none."""
    places = [place for place, other in enumerate(terms) if other.group == term.group]
    terms.insert(places[-1] + 1 if places else len(terms), term)


def _eve(day: date) -> date:
    return day - timedelta(days=1)
