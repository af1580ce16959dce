"""Where does a list come from? From a TOML file beside this module, read once, and what this installation changed.

The changes are read once for each process and edition of them. Every transaction is told the edition as it begins
(`groundwork/access/session.py`), so that no process goes on with lists that another changed.
"""

from collections.abc import Hashable
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import lists_edition, moment
from commontable.groundwork.vocabulary.changes import Change, changed
from commontable.groundwork.vocabulary.reading import read
from commontable.groundwork.vocabulary.terms import Term, UnknownTerm, Vocabulary

FOLDER = Path(__file__).parent / "lists"


class UnknownList(LookupError):
    """There is no list of that name."""


def names() -> tuple[str, ...]:
    """The names of all lists, in alphabetical order."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


@cache
def shipped(name: str) -> Vocabulary:
    """The list as it came with the software. Raises UnknownList, or BrokenList if the file is wrong."""
    if name not in names():
        raise UnknownList(f"There is no list {name!r}. The lists are: {', '.join(names())}.")
    file = FOLDER / f"{name}.toml"
    return read(file.read_text(encoding="utf-8"), file.name, shipped)


def load(name: str) -> Vocabulary:
    """The list of that name as it is today in this installation; outside a transaction, as it was shipped.

    Raises UnknownList, or BrokenList if the file is wrong.
    """
    edition = lists_edition()
    return load_on(name, timezone.localdate(moment())) if edition else shipped(name)


def load_on(name: str, day: date) -> Vocabulary:
    """The list as it will be, or was, on that day, by what is known now."""
    edition = lists_edition()
    return _composed(name, day, edition) if edition else shipped(name)


def state() -> Hashable:
    """Changes whenever a list may read otherwise: for what is worked out from lists and kept."""
    edition = lists_edition()
    return (edition, timezone.localdate(moment())) if edition else None


@lru_cache(maxsize=256)
def _composed(name: str, day: date, edition: UUID) -> Vocabulary:
    whole = shipped(name)
    groups = _composed(whole.groups_from, day, edition).terms if whole.groups_from else ()
    return changed(whole, _changes(edition), day, groups)


@lru_cache(maxsize=8)
def _changes(edition: UUID) -> tuple[Change, ...]:
    """Every change. An edition is never used twice: what was read under one that was given up is not asked for again."""
    from commontable.groundwork.vocabulary.models import ListChange  # the lists are read before there are models

    return tuple(row.value for row in ListChange.objects.order_by("made_at", "pk"))


def picked(name: str, code: str) -> Term:
    """The term a person picked from the list of that name. Raises Invalid when the list has no such code."""
    try:
        return load(name).get(code)
    except UnknownTerm as unknown:
        raise Invalid(_("One of the answers is on no list. Pick it again.")) from unknown
