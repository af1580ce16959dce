"""What is counted, how its margins add up, and what of it is shown?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

ALL = "all"
MEASURE = "measure"

Key = tuple[str, ...]
Place = frozenset[tuple[str, str]]
"""Where a number stands, whichever table prints it: its measure, and each dimension's code that is not the whole."""


class Sum(NamedTuple):
    """A code that is the sum of others: a year of its quarters, a group of tables."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """What every reader knows to add up, in whatever tables the parts stand: `Relation("period", Sum("2026", ("2026-Q1", …)))`.

    With the dimension MEASURE it ties tables of different measures: `Relation(MEASURE, Sum("decided", ("accepted", "rejected")))`.
    `telling`: that all are in one part says something of people (that all of a category have its one factor does not).
    """

    dimension: str
    sum: Sum
    telling: bool = True


@dataclass(frozen=True, slots=True)
class Dimension:
    """One way of cutting: its codes and sums; the code ALL, which stands for the whole, must mean the same in all tables of a measure.

    `overlapping`: one thing counts under several codes (categories of risk), so codes do not add up to the whole, but each has a rest.
    `telling`: that nobody, or everybody, is under a code says something of people (harm role: yes; the quarter: no).
    """

    name: str
    sums: tuple[Sum, ...]
    overlapping: bool = False
    telling: bool = True
    loose: tuple[str, ...] = ()

    @classmethod
    def only(cls, name: str, *codes: str, telling: bool = True) -> "Dimension":
        """Codes that are not added up here: the one quarter of a quarterly report, which is not ALL quarters."""
        return cls(name, (), telling=telling, loose=codes)

    @classmethod
    def flat(cls, name: str, codes: Iterable[str], *, overlapping: bool = False, telling: bool = True) -> "Dimension":
        return cls(name, (Sum(ALL, tuple(codes)),), overlapping, telling)

    @classmethod
    def nested(cls, name: str, groups: Mapping[str, Iterable[str]], *, telling: bool = True) -> "Dimension":
        """Groups of codes, and all groups together."""
        inside = tuple(Sum(group, tuple(codes)) for group, codes in groups.items())
        return cls(name, (Sum(ALL, tuple(groups)), *inside), telling=telling)

    @property
    def codes(self) -> tuple[str, ...]:
        """Every code, the whole first."""
        return tuple(dict.fromkeys([*(code for each in self.sums for code in (each.whole, *each.parts)), *self.loose]))

    @property
    def finest(self) -> tuple[str, ...]:
        """The codes that are no sum of others."""
        wholes = {each.whole for each in self.sums}
        return tuple(code for code in self.codes if code not in wholes)


@dataclass(frozen=True, slots=True)
class Cell:
    """A count, and the most that one agency contributed to it (0: does not apply)."""

    key: Key
    count: int
    largest: int = 0


@dataclass(frozen=True, slots=True)
class CountTable:
    """All cells of a table, margins too. What is not `printed` (who is not in a share) is protected all the same."""

    name: str
    dimensions: tuple[Dimension, ...]
    cells: Mapping[Key, Cell]
    measure: str
    printed: bool = True

    @classmethod
    def of(
        cls,
        name: str,
        dimensions: Iterable[Dimension],
        cells: Iterable[Cell],
        measure: str = "",
        *,
        printed: bool = True,
    ) -> "CountTable":
        """From the finest cells (none given: 0); margins are summed where they are not given, and must agree where they are."""
        dimensions = tuple(dimensions)
        return cls(name, dimensions, _with_margins(dimensions, list(cells)), measure or name, printed)

    @property
    def inner(self) -> list[Cell]:
        """The finest cells: their people are counted once."""
        finest = [frozenset(dimension.finest or dimension.codes) for dimension in self.dimensions]
        return [cell for key, cell in self.cells.items() if all(c in f for c, f in zip(key, finest, strict=True))]


@dataclass(frozen=True, slots=True)
class Published:
    """What a reader sees of a table: a number, or None where it is withheld; nothing says why, for the reason would tell of few."""

    name: str
    dimensions: tuple[Dimension, ...]
    values: Mapping[Key, int | None]
    measure: str
    printed: bool = True


def place(measure: str, dimensions: Iterable[Dimension], key: Key) -> Place:
    coordinates = {(d.name, code) for d, code in zip(dimensions, key, strict=True) if code != ALL}
    return frozenset(coordinates | {(MEASURE, measure)})


def keys(dimensions: Iterable[Dimension]) -> Iterator[Key]:
    return product(*(dimension.codes for dimension in dimensions))


@dataclass(slots=True)
class _Margins:
    """Each margin is the sum along one of its dimensions, the first in which it is a sum."""

    dimensions: tuple[Dimension, ...]
    known: dict[Key, Cell] = field(default_factory=dict)

    def cell(self, key: Key) -> Cell:
        if key not in self.known:
            self.known[key] = Cell(key, sum(self.cell(part).count for part in self.parts(key)))
        return self.known[key]

    def parts(self, key: Key) -> list[Key]:
        for i, dimension in enumerate(self.dimensions):
            for whole, codes in dimension.sums:
                if whole == key[i] and not dimension.overlapping:
                    return [(*key[:i], code, *key[i + 1 :]) for code in codes]
        return self._rather_refuse(key)

    def _rather_refuse(self, key: Key) -> list[Key]:
        """Of codes that overlap, the whole is not their sum: it must be given."""
        if any(d.overlapping and code == ALL for d, code in zip(self.dimensions, key, strict=True)):
            raise ValueError(f"the whole of codes that overlap must be given: {key}")
        return []


def _with_margins(dimensions: tuple[Dimension, ...], cells: list[Cell]) -> dict[Key, Cell]:
    given = {cell.key: cell for cell in cells}
    everything = set(keys(dimensions))
    if len(given) < len(cells) or not set(given) <= everything:
        raise ValueError("a cell is given twice, or its key is not of the table")
    margins = _Margins(dimensions, dict(given))
    whole = {key: margins.cell(key) for key in sorted(everything)}
    _add_up(dimensions, whole)
    return whole


def _add_up(dimensions: tuple[Dimension, ...], cells: Mapping[Key, Cell]) -> None:
    for key, parts in additive(dimensions):
        if cells[key].count != sum(cells[part].count for part in parts):
            raise ValueError(f"the margin {key} is not the sum of its parts")


def additive(dimensions: tuple[Dimension, ...]) -> Iterator[tuple[Key, list[Key]]]:
    """Each margin with its parts, along every dimension whose codes do not overlap."""
    for i, dimension in enumerate(dimensions):
        if not dimension.overlapping:
            others = [each.codes for each in dimensions]
            for whole, codes in dimension.sums:
                for key in product(*others[:i], (whole,), *others[i + 1 :]):
                    yield key, [(*key[:i], code, *key[i + 1 :]) for code in codes]
