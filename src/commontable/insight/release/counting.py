"""How do the cells of indicators become tables whose margins add up? Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from commontable.insight.suppression.tables import Cell, CountTable, place

from .asking import Key, Raw, Row
from .figures import ALL, SHADOW
from .grid import Grid, with_code
from .measuring import NO, NO_REST, OF, PIECES_OF, SUM, YES, measure

BEYOND = {"value": 2, "ninth": 10}
"""One in so many is beyond a median, and beyond the ninth in ten."""


@dataclass(frozen=True)
class Laid:
    """One number of a figure: its key and part as readers know them, and where it stands among the tables."""

    figure: str
    key: Key
    part: str
    table: str
    at: Key
    also: str = ""
    """Another table, for what is shown only where both are: a median."""
    value: float | None = None
    """What is no count, and told where the counts it rests on are."""
    of_few: bool = False
    """Too few were observed on one side of it: it is not told."""


@dataclass
class Counted:
    """All tables of a release, and where each number of its figures stands in them."""

    tables: list[CountTable] = field(default_factory=list)
    laid: list[Laid] = field(default_factory=list)


def counted(raws: Iterable[Raw], codes: Mapping[str, Key], threshold: int) -> Counted:
    """The tables of all figures, and where each of their numbers stands."""
    all_of_it = Counted()
    for raw in raws:
        _Counting(raw, codes, threshold).into(all_of_it)
    all_of_it.laid = [each for each in all_of_it.laid if SHADOW not in each.figure]
    all_of_it.tables += list(left_over(all_of_it.tables))
    return all_of_it


def left_over(tables: Sequence[CountTable]) -> Iterable[CountTable]:
    """What was presented and not decided, where both are counted: whoever has the two has the third."""
    known = {
        place(each.measure, each.dimensions, key): cell.count for each in tables for key, cell in each.cells.items()
    }
    for each in (one for one in tables if one.measure == "presented"):
        cells = {
            key: Cell(key, cell.count - known[at])
            for key, cell in each.cells.items()
            if (at := place("decided", each.dimensions, key)) in known and known[at] <= cell.count
        }
        if cells:
            yield CountTable(f"{each.name}{SHADOW}left", each.dimensions, cells, "presented.undecided", printed=False)


class _Counting:
    """The tables of one figure."""

    def __init__(self, raw: Raw, codes: Mapping[str, Key], threshold: int) -> None:
        self.figure, self.indicator, self.threshold = raw.figure, raw.indicator, threshold
        self.grid = Grid(raw, codes)

    def into(self, all_of_it: Counted) -> None:
        {"count": self._count, "share": self._share, "ratio": self._ratio, "time": self._time}[self.indicator.kind](
            all_of_it
        )

    def _count(self, out: Counted) -> None:
        self._table(out, "", "numerator", "numerator", "largest")

    def _share(self, out: Counted) -> None:
        if self.indicator.needs:
            self._pieces(out)
            return
        self._table(out, YES, "numerator", "numerator", "largest")
        self._table(out, NO, "", "rest", "largest_rest", printed=False)
        self._table(out, OF, "denominator", "denominator", "")

    def _ratio(self, out: Counted) -> None:
        """The things counted are shown only where those they are counted of are not few."""
        self._table(out, SUM, "numerator", "numerator", "largest")
        self._table(out, OF, "denominator", "denominator", "")

    def _time(self, out: Counted) -> None:
        self._table(out, YES, "numerator", "numerator", "largest")
        if self.indicator.code not in NO_REST:
            self._table(out, NO, "", "rest", "", printed=False)
        self._table(out, OF, "denominator", "denominator", "")
        for key in self.grid.keys:
            out.laid += [self._quantile(key, part, beyond) for part, beyond in BEYOND.items()]

    def _quantile(self, key: Key, part: str, beyond: int) -> Laid:
        """A duration at a rank, in whole hours or days: it is one situation's own, so as many as the threshold lie to either side."""
        rows = self.grid.rows(key)
        value = rows[0][part] if len(rows) == 1 else None
        few = _sum(rows, "numerator") < beyond * self.threshold
        whole = None if value is None else float(round(value))
        return Laid(self.figure.name, self.grid.own(key), part, self._name(OF), key, self._name(YES), whole, few)

    def _pieces(self, out: Counted) -> None:
        """One table of those of whom they are pieces: its whole is the denominator of each."""
        place = next(n for n, axis in enumerate(self.grid.axes) if axis.groups == tuple(self.indicator.needs))
        of, part = PIECES_OF[self.indicator.code]
        name, column = self._name(""), "denominator" if part else "numerator"
        cells = {key: self._piece(key, key[place] == ALL, column) for key in self.grid.keys}
        self._add(out, name, measure(of, part), cells, printed=True)
        for key in self.grid.keys:
            if key[place] != ALL:
                out.laid.append(Laid(self.figure.name, self.grid.own(key), "numerator", name, key))
                out.laid.append(
                    Laid(self.figure.name, self.grid.own(key), "denominator", name, with_code(key, place, ALL))
                )

    def _piece(self, key: Key, is_whole: bool, column: str) -> Cell:
        rows = self.grid.rows(key, of_whole=is_whole)
        if is_whole:
            return Cell(key, _sum(rows, column), 0 if column == "denominator" else _most(rows, "largest"))
        return Cell(key, _sum(rows, "numerator"), _most(rows, "largest"))

    def _table(self, out: Counted, part: str, shown: str, column: str, largest: str, *, printed: bool = True) -> None:
        cells = {key: self._cell(key, part, column, largest) for key in self.grid.keys}
        name = self._name(part)
        self._add(out, name, measure(self.indicator.code, part), cells, printed=printed)
        if shown:
            out.laid += [Laid(self.figure.name, self.grid.own(key), shown, name, key) for key in self.grid.keys]

    def _cell(self, key: Key, part: str, column: str, largest: str) -> Cell:
        rows = self.grid.rows(key)
        number = _sum(rows, "denominator") - _sum(rows, "numerator") if column == "rest" else _sum(rows, column)
        if part == SUM and _sum(rows, "denominator") < self.threshold:
            return Cell(key, number, number)  # of few: kept as what one agency alone made
        return Cell(key, number, _most(rows, largest) if largest else 0)

    def _add(self, out: Counted, name: str, of: str, cells: dict[Key, Cell], *, printed: bool) -> None:
        printed = printed and not self.figure.is_shadow
        out.tables.append(CountTable(name, self.grid.dimensions(cells), cells, of, printed))

    def _name(self, part: str) -> str:
        return f"{self.figure.name}/{part}#{self.indicator.code}"


def _sum(rows: Iterable[Row], column: str) -> int:
    return sum(int(row[column] or 0) for row in rows)


def _most(rows: Sequence[Row], column: str) -> int:
    """Of one agency; of several tables together it is at least the most it has at one."""
    return max((int(row.get(column) or 0) for row in rows), default=0)
