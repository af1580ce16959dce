"""What of somebody's identity is alike when they come again? A few things together, never one part of a name alone.

Pure: identity in, features out. A feature is a handful of words that are hashed together. What two people share of them makes
them alike; the figures for that are in `bench/repeats/`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations, permutations, product

from doublemetaphone import doublemetaphone

from commontable.response.identity.identifier_check.tokens import fold

from .births import Birth, read_births
from .particles import PARTICLES

SHORTEST_SLIP = 5
"""From so many letters on, a name with one wrong letter is still told."""
MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class Features:
    """What is hashed: `sure` tells by itself, `by_names` only where one of two people has no birth date."""

    sure: frozenset[tuple[str, ...]]
    by_names: frozenset[tuple[str, ...]]
    without_birth: bool

    @property
    def number(self) -> int:
        return len(self.sure) + len(self.by_names)


def features(names: Iterable[str], births: Iterable[str] = (), *, noted: str = "") -> Features:
    """Of names in any form and order, and of a birth as far as it is known. Nobody is told by one part of a name alone."""
    parts = parts_of(names)
    born = read_births(births, noted)
    with_birth = set().union(*(_with(parts, birth) for birth in born)) if born else set()
    by_names = {
        ("names", *sorted(pair)) for one, other in combinations(parts, 2) for pair in product(_full(one), _full(other))
    }
    return Features(frozenset(with_birth), frozenset(by_names), not born)


def parts_of(names: Iterable[str]) -> list[str]:
    """The parts of names, folded: no accents, case, marks, particles, nor initials; each once."""
    written = [part for name in names for part in name.replace("-", " ").replace("‑", " ").replace(",", " ").split()]
    folded = (fold(part) for part in written)
    parts = list(dict.fromkeys(part for part in folded if len(part) > 1))
    telling = [part for part in parts if part not in PARTICLES]
    # "Le" and "Do" are small words of one language and family names of another.
    return (telling if len(telling) > 1 else parts)[:MOST_PARTS]


def _with(parts: list[str], birth: Birth) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = {("year", *pair, year) for pair in _pairs(parts) for year in birth.years}
    found |= {("slip", *pair, year) for pair in _slips(parts) for year in birth.years if birth.is_known}
    if birth.day_and_month:
        found |= {("day", *pair, birth.day_and_month) for pair in _pairs(parts)}
        found |= {("date", code, birth.date) for part in parts for code in codes_of(part)}
    return found


def _pairs(parts: list[str]) -> set[tuple[str, ...]]:
    """Two parts of the name as they sound, in either order."""
    sounds = ((codes_of(one), codes_of(other)) for one, other in combinations(parts, 2))
    return {tuple(sorted(pair)) for one, other in sounds for pair in product(one, other) if len(set(pair)) == 2}


def _slips(parts: list[str]) -> set[tuple[str, str]]:
    """One part as it sounds and another with any letter left out: two writings one slip apart share one of these."""
    ordered = ((one, other) for one, other in permutations(parts, 2) if len(other) >= SHORTEST_SLIP)
    return {(code, short) for one, other in ordered for code in codes_of(one) for short in _shortened(other)}


def _shortened(part: str) -> set[str]:
    return {part[:place] + part[place + 1 :] for place in range(len(part))}


def _full(part: str) -> frozenset[str]:
    """The part itself and the full forms of which it is a nickname."""
    return _canonical(part) | {part}


@cache
def codes_of(part: str) -> frozenset[str]:
    """How a part of a name sounds, and how the full form sounds of which it is a nickname."""
    sounds = {code for form in ({part} | _canonical(part)) for code in doublemetaphone(form)}
    return frozenset(code for code in sounds if code) or frozenset({part})


@cache
def _canonical(part: str) -> frozenset[str]:
    from nicknames import NickNamer

    return frozenset(fold(form) for form in _namer(NickNamer).canonicals_of(part))


@cache
def _namer(kind):
    return kind()
