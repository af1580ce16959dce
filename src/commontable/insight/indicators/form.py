"""What is an indicator? Its words in both languages, what it may be cut by, and how it is counted."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commontable.insight.indicators.stretches import asked_of

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star

Kind = Literal["count", "share", "ratio", "time"]
"""What the columns of its cells mean; see `Indicator.cells`."""
Provenance = Literal["ours", "official", "recollection"]

COLUMNS: dict[str, tuple[str, ...]] = {
    "count": ("numerator", "largest"),
    "share": ("numerator", "denominator", "largest", "largest_rest"),
    "ratio": ("numerator", "denominator", "largest"),
    "time": ("value", "ninth", "numerator", "denominator", "largest"),
}
THINGS = ("area",)
"""The tables of a snapshot that come from how the city is set up: no row of theirs is of a person or a situation."""
UNSAID = frozenset({"returning", "persons_word", "agency", "with_agency"})
"""Pieces that are told of no one situation: what who runs a table does not read of it, and numbers drawn for agencies."""
_NO_BREAK = "\u00a0"


class NotCut(ValueError):
    """An indicator was cut by a group it cannot be cut by, or not by one that it needs."""


@dataclass(frozen=True)
class Words:
    """The same in English and French. French is typeset here: write plain spaces and apostrophes."""

    en: str
    fr: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "fr", _typeset(self.fr))

    def read(self, language: str) -> str:
        """In that language; English for all but French."""
        return self.fr if language.lower().startswith("fr") else self.en


@dataclass(frozen=True)
class Source:
    """Where a definition comes from, and how far to trust that: ours, official (seen published), or recalled."""

    where: Words
    provenance: Provenance


@dataclass(frozen=True)
class Indicator:
    """One measure. `code` is the name of its file; a definition that changes counts `version` up."""

    code: str
    kind: Kind
    title: Words
    meaning: Words
    numerator: Words
    denominator: Words | None
    unit: Words
    source: tuple[Source, ...]
    caveats: tuple[Words, ...]
    version: int
    groups: tuple[str, ...]
    """What it may be cut by: keys of `groups.GROUPS`."""
    how: Callable[[Star, Sequence[str]], ibis.Table]
    """Called by `cells`, which has checked `by`."""
    needs: tuple[str, ...] = ()
    """What it must be cut by to mean anything: prevalence without a category says nothing."""
    of_things: bool = False
    """It counts no person and no situation, so none of it is withheld: a release counts it with `THINGS` alone."""
    said_of_one: bool = True
    """Whether those who run a table may read of which of its situations it is so (decision 0044)."""

    def cells(self, star: Star, by: Sequence[str] = ()) -> ibis.Table:
        """One row for each combination of `by` that occurs, unordered, and beside `by` the columns of its kind.

        count: `numerator`. share: `numerator` of `denominator`; what is left is its complement. ratio: `numerator`
        for each of `denominator`, which it is no part of. time: `value` (median) and `ninth` (nine in ten are no
        longer), each empty where it is not reached, of `numerator` observed among `denominator` followed.
        `largest`: the most that one agency, as originator or as lead, has in the numerator; `largest_rest`: in the
        complement. Without `table` in `by` it is a figure of the city, and what is one situation of the city counts once.
        Raises NotCut.
        """
        wrong = [each for each in by if each not in self.groups]
        missing = [each for each in self.needs if each not in by]
        if wrong or missing or len(set(by)) != len(by):
            raise NotCut(f"{self.code}: cannot be cut by {wrong}, must be cut by {missing}; it was cut by {list(by)}.")
        with asked_of(star):
            return self.how(star, tuple(by)).select(*by, *COLUMNS[self.kind])

    @property
    def is_of_situations(self) -> bool:
        """Whether all it counts belongs to decided situations, of each of which it may be said: `behind.py` says of which."""
        return "kind" in self.groups and self.said_of_one and not UNSAID & set(self.needs)

    @property
    def theme(self) -> str:
        """The folder it is in."""
        return self.how.__module__.split(".")[-2]


def _typeset(french: str) -> str:
    """With the apostrophe and the no-break spaces that French has."""
    text = french.replace("'", "’").replace("« ", f"«{_NO_BREAK}")
    return re.sub(r" (?=[:;?!»%])", _NO_BREAK, text)
