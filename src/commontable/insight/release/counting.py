"""How do the cells of indicators become tables whose margins add up? Pure; Ibis is used, and imported by the indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from commontable.insight.suppression.tables import Cell, CountTable, Dimension, Sum, place

from .figures import ALL, SHADOW, Figure, Span, quarter_code
from .measuring import APART, NO, OF, OF_ALL_TABLES, PIECES_OF, SUM, YES, measure
from .rungs import WIDER, with_wide_ages

if TYPE_CHECKING:
    from commontable.insight.indicators import Indicator
    from commontable.insight.mart import Star

EMPTY = "empty"
"""The code of what is on no list: not recorded."""
EVERYWHERE = ("area", "agency", "term")
"""The tables of a snapshot that belong to no time and no situation."""

BEYOND = {"value": 2, "ninth": 10}
"""One in so many is beyond a median, and beyond the ninth in ten."""

Row = Mapping[str, Any]
Key = tuple[str, ...]


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


@dataclass(frozen=True)
class Raw:
    """What an indicator answered for a figure: its rows by the cuts they were asked with."""

    figure: Figure
    indicator: Indicator
    table: str
    rows: Mapping[frozenset[str], Sequence[Row]]
    wholes: Mapping[frozenset[str], Sequence[Row]] = field(default_factory=dict)
    """Of pieces: the whole they are of, counted by itself."""


def settled(star: Star, tables: Sequence[str]) -> Star:
    """The snapshot of these tables, or of all; of several numbers of one situation the same one counts in a quarter and in a year.

    Worked out once, and kept in memory: each figure asks many times.
    """
    import ibis

    from commontable.insight.indicators.rows import settled as said

    here = star.situation.filter(star.situation["table"].isin(list(tables))) if tables else star.situation
    return replace(star, situation=ibis.memtable(said(here).to_pyarrow()))


def restricted(star: Star, tables: Sequence[str], span: Span) -> Star:
    """The snapshot, of what was brought in these quarters; of some tables where they are named."""
    kept = {
        each.name: _kept(getattr(star, each.name), tables, span) for each in fields(star) if each.name not in EVERYWHERE
    }
    for name, rows in kept.items():
        by = next((key for key in ("situation", "meeting") if key in rows.columns), "")
        if by and "quarter" not in rows.columns:
            kept[name] = rows.semi_join(kept[by], by)
    return replace(star, **kept)


def _kept(rows: Any, tables: Sequence[str], span: Span) -> Any:
    if "quarter" in rows.columns:
        rows = rows.filter(rows.quarter >= span.first, rows.quarter < span.end)
    return rows.filter(rows["table"].isin(list(tables))) if tables and "table" in rows.columns else rows


def looked_at(figure: Figure, table: str) -> Key:
    """The tables whose numbers are counted; none named is all."""
    return figure.tables or ((table,) if table else ())


def all_asked(star: Star, figure: Figure, table: str, known: dict[Key, Star], own: Raw | None = None) -> list[Raw]:
    """The figure's answers, its `own` where they are there already, and those of its shadows. `known` keeps the snapshots that are settled."""
    whole = own or asked_once(star, figure, table, known)
    return [whole, *(asked_once(star, each, of, known) for each, of in shadows(figure, table))]


def asked_once(star: Star, figure: Figure, table: str, known: dict[Key, Star]) -> Raw:
    """The figure's answers alone."""
    tables = looked_at(figure, table)
    if tables not in known:
        known[tables] = settled(star, tables)
    return asked(known[tables], figure, table)


def asked(star: Star, figure: Figure, table: str) -> Raw:
    """The indicator's cells with every margin asked for by itself: what counts once in the whole is not the sum of its parts.

    The snapshot is `settled` for the tables that are looked at. Raises LookupError for an indicator there is not or whose whole is not known, and the indicator's own NotCut.
    """
    from commontable.insight.indicators import indicator

    found = indicator(figure.indicator)
    if found.needs and found.code not in PIECES_OF:
        raise LookupError(f"{found.code}: measuring.py does not say of which whole it is a piece.")
    here = restricted(star, looked_at(figure, table), figure.span)
    here = with_wide_ages(here) if figure.wide else here
    fixed = _fixed(figure, found, table)
    rows = {cut: _rows(here, found, (*cut, *found.needs, *fixed)) for cut in _cuts(figure, found.needs, fixed)}
    return Raw(figure, found, table, rows, _wholes(here, figure, found, fixed))


def shadows(figure: Figure, table: str) -> list[tuple[Figure, str]]:
    """The same cut by quarter, and by table: what a longer time or the whole city is made of, for the attack to know.

    With each the table it is of; beside a table's figure stand those of the others, for the city's may be known.
    """
    from commontable.insight.indicators import indicator

    groups = indicator(figure.indicator).groups
    finer = [figure.cut_finer("quarter")] if _is_of_longer(figure) and "quarter" in groups else []
    found = [(each, table) for each in finer]
    if "table" in groups and "table" not in figure.by and set(figure.by) <= {"quarter"}:
        found += [(each.cut_finer("table"), "") for each in finer or [figure]]
    return found


def _is_of_longer(figure: Figure) -> bool:
    return figure.span.quarters > 1 and not {"quarter", "year"} & set(figure.by) and len(figure.by) < 2


def _fixed(figure: Figure, found: Indicator, table: str) -> tuple[str, ...]:
    """Cut by table, or of one table: then each number of the table counts, and none is a situation of the city."""
    wanted = "table" in figure.by or figure.tables or (table and "table" in found.groups)
    return ("table",) if wanted else ()


def _cuts(figure: Figure, needs: Sequence[str], fixed: Sequence[str]) -> list[frozenset[str]]:
    free = [group for group in figure.by if group not in needs and group not in fixed]
    return [frozenset(some) for size in range(len(free) + 1) for some in combinations(free, size)]


def _wholes(star: Star, figure: Figure, found: Indicator, fixed: Sequence[str]) -> dict[frozenset[str], list[Row]]:
    from commontable.insight.indicators import indicator

    if found.code not in PIECES_OF:
        return {}
    of = indicator(PIECES_OF[found.code][0])
    return {cut: _rows(star, of, (*cut, *fixed)) for cut in _cuts(figure, found.needs, fixed) if cut <= set(of.groups)}


def _rows(star: Star, found: Indicator, by: Iterable[str]) -> list[Row]:
    return found.cells(star, tuple(dict.fromkeys(by))).to_pyarrow().to_pylist()


def code_of(value: Any) -> str:
    """A piece as a code."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, date):
        return quarter_code(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def codes_among(star: Star, raws: Iterable[Raw], known: Mapping[str, Iterable[str]]) -> dict[str, Key]:
    """For each cut all its codes: those of its list, those that earlier releases had, and those that occur."""
    from commontable.insight.indicators import labels

    raws = list(raws)
    groups = sorted({group for raw in raws for group in raw.figure.by} | {"table"})
    listed: dict[str, Iterable[str]] = {**labels(star, groups), "table": tables_of(star)}
    found: dict[str, dict[str, None]] = {group: dict.fromkeys(listed.get(group, ())) for group in groups}
    for group in groups:
        found[group] |= dict.fromkeys(sorted(known.get(group, ())))
    for raw in raws:
        for row in (row for rows in raw.rows.values() for row in rows):
            for group in (set(raw.figure.by) & set(row)) - ({"age_band"} if raw.figure.wide else set()):
                found[group].setdefault(code_of(row[group]))
    return {group: tuple(codes) for group, codes in found.items()}


def tables_of(star: Star) -> list[str]:
    """The codes of all tables of which there is anything."""
    seen = [rows.select("table").distinct().to_pyarrow().to_pylist() for rows in (star.situation, star.brought)]
    return sorted({row["table"] for rows in seen for row in rows if row["table"]})


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
        self.raw, self.figure, self.indicator, self.threshold = raw, raw.figure, raw.indicator, threshold
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

    def row(self, key: Key, *, of_whole: bool = False) -> list[Row]:
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
        self._table(out, NO, "", "rest", "", printed=False)
        self._table(out, OF, "denominator", "denominator", "")
        for key in self.keys:
            out.laid += [self._quantile(key, part, beyond) for part, beyond in BEYOND.items()]

    def _quantile(self, key: Key, part: str, beyond: int) -> Laid:
        """A duration at a rank, in whole hours or days: it is one situation's own, so as many as the threshold lie to either side."""
        rows = self.row(key)
        value = rows[0][part] if len(rows) == 1 else None
        few = _sum(rows, "numerator") < beyond * self.threshold
        whole = None if value is None else float(round(value))
        return Laid(self.figure.name, self._own(key), part, self._name(OF), key, self._name(YES), whole, few)

    def _pieces(self, out: Counted) -> None:
        """One table of those of whom they are pieces: its whole is the denominator of each."""
        place = next(n for n, axis in enumerate(self.axes) if axis.groups == tuple(self.indicator.needs))
        of, part = PIECES_OF[self.indicator.code]
        name, column = self._name(""), "denominator" if part else "numerator"
        cells = {key: self._piece(key, key[place] == ALL, column) for key in self.keys}
        self._add(out, name, measure(of, part), cells, printed=True)
        for key in self.keys:
            if key[place] != ALL:
                out.laid.append(Laid(self.figure.name, self._own(key), "numerator", name, key))
                out.laid.append(Laid(self.figure.name, self._own(key), "denominator", name, _with(key, place, ALL)))

    def _piece(self, key: Key, is_whole: bool, column: str) -> Cell:
        rows = self.row(key, of_whole=is_whole)
        if is_whole:
            return Cell(key, _sum(rows, column), 0 if column == "denominator" else _most(rows, "largest"))
        return Cell(key, _sum(rows, "numerator"), _most(rows, "largest"))

    def _table(self, out: Counted, part: str, shown: str, column: str, largest: str, *, printed: bool = True) -> None:
        cells = {key: self._cell(key, part, column, largest) for key in self.keys}
        name = self._name(part)
        self._add(out, name, measure(self.indicator.code, part), cells, printed=printed)
        if shown:
            out.laid += [Laid(self.figure.name, self._own(key), shown, name, key) for key in self.keys]

    def _cell(self, key: Key, part: str, column: str, largest: str) -> Cell:
        rows = self.row(key)
        number = _sum(rows, "denominator") - _sum(rows, "numerator") if column == "rest" else _sum(rows, column)
        if part == SUM and _sum(rows, "denominator") < self.threshold:
            return Cell(key, number, number)  # of few: kept as what one agency alone made
        return Cell(key, number, _most(rows, largest) if largest else 0)

    def _add(self, out: Counted, name: str, of: str, cells: dict[Key, Cell], *, printed: bool) -> None:
        printed = printed and not self.figure.is_shadow
        dimensions = tuple(self._settled(axis, cells).dimension for axis in self.axes)
        out.tables.append(CountTable(name, dimensions, cells, of, printed))

    def _settled(self, axis: Axis, cells: Mapping[Key, Cell]) -> Axis:
        """Where its codes do not add up to the whole, somebody is under several of them."""
        if axis.overlapping or not axis.codes:
            return replace(axis, name=f"{axis.name}~") if axis.overlapping else axis
        place = self.axes.index(axis)
        wholes = [key for key in cells if key[place] == axis.whole]
        adds = all(
            cells[key].count == sum(cells[_with(key, place, code)].count for code in axis.codes) for key in wholes
        )
        return axis if adds else replace(axis, name=f"{axis.name}~", overlapping=True)

    def _name(self, part: str) -> str:
        return f"{self.figure.name}/{part}#{self.indicator.code}"

    def _own(self, key: Key) -> Key:
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


def _with(key: Key, place: int, code: str) -> Key:
    return (*key[:place], code, *key[place + 1 :])


def _sum(rows: Iterable[Row], column: str) -> int:
    return sum(int(row[column] or 0) for row in rows)


def _most(rows: Sequence[Row], column: str) -> int:
    """Of one agency; of several tables together it is at least the most it has at one."""
    return max((int(row.get(column) or 0) for row in rows), default=0)
