"""What is asked of a snapshot for a figure: of which tables and quarters, with which margins, and in which shadows? Pure; Ibis is used, and imported by the indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

from commontable.insight.mart import TABLES

from .figures import Figure, Span, quarter_code
from .measuring import PIECES_OF
from .rungs import with_wide_ages

if TYPE_CHECKING:
    from commontable.insight.indicators import Indicator
    from commontable.insight.mart import Star

EMPTY = "empty"
"""The code of what is on no list: not recorded."""
EVERYWHERE = ("area", "agency", "term")
"""The tables of a snapshot that belong to no time and no situation."""

Row = Mapping[str, Any]
Key = tuple[str, ...]


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
    from commontable.insight.indicators.rows import within

    here = within(star, tables=tables or None)
    return replace(here, situation=ibis.memtable(said(here.situation, here.rival).to_pyarrow()))


def restricted(star: Star, tables: Sequence[str], span: Span) -> Star:
    """The snapshot, of what was brought in these quarters; of some tables where they are named."""
    kept = {name: _kept(getattr(star, name), tables, span) for name in TABLES if name not in EVERYWHERE}
    for name, rows in kept.items():
        by = next((key for key in ("situation", "meeting") if key in rows.columns), "")
        if by and "quarter" not in rows.columns:
            kept[name] = rows.semi_join(kept[by], by)
    return replace(star, **kept)


def things_of(star: Star) -> Star:
    """The snapshot with nobody in it: what counts things is counted with this, so that nothing of anybody can be in the number."""
    from commontable.insight.indicators.form import THINGS

    nobody = {name: getattr(star, name).limit(0) for name in TABLES if name not in THINGS}
    return replace(star, **nobody)


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
    here = things_of(star) if found.of_things else restricted(star, looked_at(figure, table), figure.span)
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
