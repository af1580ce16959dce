"""In which grid do the numbers of a figure stand: along which axes, and which rows of its indicator at each key? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product
from typing import Any

from commontable.insight.suppression.tables import Cell, Dimension, Sum

from .asking import Key, Raw, Row, code_of
from .figures import ALL
from .measuring import APART, OF_ALL_TABLES
from .rungs import WIDER


@dataclass(frozen=True)
class Axis:
    """One way in which a figure is cut, or the one quarter or table it is of. `whole` stands for all of its codes."""

    name: str
    groups: tuple[str, ...]
    whole: str
    codes: Key
    overlapping: bool = False

    @property
    def dimension(self) -> Dimension:
        telling = not self.name.startswith(("quarter", "table"))
        if self.overlapping and self.whole != ALL:  # quarters that do not add up: each stands for itself
            return Dimension(self.name, tuple(Sum(code, ()) for code in self.every), False, telling)
        return Dimension(self.name, (Sum(self.whole, self.codes),), self.overlapping, telling)

    @property
    def every(self) -> Key:
        return (self.whole, *self.codes)


class Grid:
    """The axes of a figure, all keys along them, and the rows that were answered for it."""

    def __init__(self, raw: Raw, codes: Mapping[str, Key]) -> None:
        self.raw, self.figure, self.indicator = raw, raw.figure, raw.indicator
        self.tables = self.figure.tables or codes["table"]
        self.axes = self._axes(codes, raw.table)
        self.index = {cut: self._indexed(rows) for cut, rows in raw.rows.items()}
        self.wholes = {cut: self._indexed(rows) for cut, rows in raw.wholes.items()}
        self.keys = list(product(*(axis.every for axis in self.axes)))

    def _axes(self, codes: Mapping[str, Key], table: str) -> list[Axis]:
        needs = self.indicator.needs
        own = [self._axis(group, codes) for group in self.figure.by if group not in needs]
        if needs:
            apart = needs[0] in APART
            own.append(Axis("+".join(needs), tuple(needs), ALL, _together(codes, needs), overlapping=not apart))
        if not {"quarter", "year"} & set(self.figure.by):
            own.append(Axis("quarter", (), self.figure.span.code, ()))
        if self.figure.tables and "table" not in self.figure.by:
            own.append(Axis("table", ("table",), some_tables(self.figure.tables, codes["table"]), ()))
        elif table and "table" not in self.figure.by:
            own.append(Axis("table", (), table, ()))
        return own

    def _axis(self, group: str, codes: Mapping[str, Key]) -> Axis:
        span = self.figure.span
        if group == "quarter":
            return Axis("quarter", ("quarter",), span.code, span.codes if span.quarters > 1 else ())
        if group == "year":
            return Axis("quarter", ("year",), span.code, tuple(each.code for each in span.years if each != span))
        if group == "table":
            tables = self.figure.tables or codes["table"]
            return Axis(
                "table", ("table",), some_tables(tables, codes["table"]), tuple(tables) if len(tables) > 1 else ()
            )
        if group == "age_band" and self.figure.wide:
            own = (code_of(row[group]) for rows in self.raw.rows.values() for row in rows if group in row)
            wide = dict.fromkeys([*(WIDER.get(code, code) for code in codes[group]), *own])
            return Axis(group, (group,), ALL, tuple(wide))
        return Axis(group, (group,), ALL, codes[group])

    def _indexed(self, rows: Iterable[Row]) -> dict[frozenset[tuple[str, str]], Row]:
        by = dict.fromkeys((*self.figure.by, *(["table"] if self.figure.tables else [])))
        return {frozenset((g, self._code(g, row[g])) for g in by if g in row): row for row in rows}

    def _code(self, group: str, value: Any) -> str:
        if group != "year":
            return code_of(value)
        return next(each.code for each in self.figure.span.years if each.first.year == int(value))

    def rows(self, key: Key, *, of_whole: bool = False) -> list[Row]:
        """The rows that a key stands for: one, or where all tables are meant one for each."""
        at, tables = set(), [""]
        for axis, code in zip(self.axes, key, strict=True):
            if axis.groups == ("table",):
                tables = list(self.tables) if code == axis.whole else [code]
            elif axis.groups and code != axis.whole:
                at |= set(zip(axis.groups, code.split("+"), strict=True))
        index = self.wholes if of_whole else self.index
        needs = set(self.indicator.needs)
        there = index.get(frozenset(group for group, _ in at if group not in needs), {})
        ways = [at, _the_other_way(at, self.indicator.needs)]
        found = [[frozenset(one | ({("table", each)} if each else set())) for one in ways] for each in tables]
        return [there[key] for keys in found for key in dict.fromkeys(keys) if key in there]

    def dimensions(self, cells: Mapping[Key, Cell]) -> tuple[Dimension, ...]:
        """Of the table of these cells."""
        return tuple(self._settled(axis, cells).dimension for axis in self.axes)

    def _settled(self, axis: Axis, cells: Mapping[Key, Cell]) -> Axis:
        """Where its codes do not add up to the whole, somebody is under several of them."""
        if axis.overlapping or not axis.codes:
            return replace(axis, name=f"{axis.name}~") if axis.overlapping else axis
        place = self.axes.index(axis)
        wholes = [key for key in cells if key[place] == axis.whole]
        adds = all(
            cells[key].count == sum(cells[with_code(key, place, code)].count for code in axis.codes) for key in wholes
        )
        return axis if adds else replace(axis, name=f"{axis.name}~", overlapping=True)

    def own(self, key: Key) -> Key:
        """The key as readers know it: one code for each cut, in their order."""
        codes = dict[str, str]()
        for axis, code in zip(self.axes, key, strict=True):
            if axis.groups:
                split = [ALL] * len(axis.groups) if code == axis.whole else code.split("+")
                codes |= dict(zip(axis.groups, split, strict=True))
        return tuple(codes[group] for group in self.figure.by)


def _the_other_way(at: set[tuple[str, str]], needs: Sequence[str]) -> set[tuple[str, str]]:
    """A pair is the same pair whichever is named first."""
    if len(needs) != 2:
        return at
    other = {needs[0]: needs[1], needs[1]: needs[0]}
    return {(other.get(group, group), code) for group, code in at}


def some_tables(tables: Sequence[str], every: Sequence[str]) -> str:
    """The code of these tables added up."""
    return OF_ALL_TABLES if set(tables) >= set(every) and len(every) > 1 else "+".join(sorted(tables))


def _together(codes: Mapping[str, Key], needs: Sequence[str]) -> Key:
    """Each code, or each pair of different codes once: who has the one and the other has the other and the one."""
    if len(needs) == 1:
        return codes[needs[0]]
    return tuple("+".join(pair) for pair in combinations(dict.fromkeys(c for need in needs for c in codes[need]), 2))


def with_code(key: Key, place: int, code: str) -> Key:
    return (*key[:place], code, *key[place + 1 :])
