"""At which rung is a figure shown? The finest that is not mostly withheld, by its own numbers, before any other is looked at. Pure.

Each rung is made safe by itself, by the plain rule that uses no clock: the same numbers always come to the same rung.
What is said of a rung that was not taken can be read off what it would have shown, so it tells no more than that would have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .asking import Key, Raw, all_asked, asked_once, codes_among
from .counting import Counted, Laid, counted
from .figures import ALL, SHADOW, Figure
from .measuring import relations, shares_among
from .rungs import ENOUGH_CELLS, ENOUGH_PEOPLE, rungs_of

if TYPE_CHECKING:
    from commontable.insight.mart import Star
    from commontable.insight.suppression.results import Protected
    from commontable.insight.suppression.tables import Published

WITHHELD, NOT_REACHED = "withheld", "not_reached"
"""The reasons a reader is given. That a number is withheld for being small would say that it is."""


@dataclass(frozen=True)
class Line:
    """One number of a figure, or why there is none."""

    figure: str
    key: Key
    part: str
    number: float | None
    reason: str = ""


@dataclass(frozen=True)
class Shown:
    """How much of a figure a reader sees, in a hundred: of its cells, and of the people in them where their whole is shown."""

    cells: int
    people: int | None

    def plain(self) -> dict[str, int | None]:
        return {"cells": self.cells, "people": self.people}


@dataclass(frozen=True)
class Rung:
    """A rung that was tried, and what it would show; nothing where it could not be made safe."""

    figure: Figure
    raw: Raw
    shown: Shown | None

    def plain(self) -> dict[str, Any]:
        """How it was cut and what it would have shown."""
        said = {"indicator": self.figure.indicator, "by": list(self.figure.by), "wide": self.figure.wide}
        return said | (self.shown or Shown(0, None)).plain()


@dataclass(frozen=True)
class Choice:
    """A figure as it is released, all that was counted for it, and the rungs that were tried on the way."""

    figure: Figure
    raws: tuple[Raw, ...]
    rungs: tuple[dict[str, Any], ...] = ()


def chosen(star: Star, figure: Figure, table: str, known: dict[Key, Star], threshold: int) -> Choice:
    """The figure, or the coarser one that stands in for it; then the finest is counted too, for the attack to know."""
    from commontable.insight.indicators import indicator

    if not figure.may_widen or indicator(figure.indicator).of_things:
        return Choice(figure, tuple(all_asked(star, figure, table, known)))
    tried, one = climb(_rung(star, each, table, known, threshold) for each in rungs_of(figure))
    raws = all_asked(star, one.figure, table, known, one.raw)
    if one is not tried[0]:
        hidden = replace(figure, name=f"{figure.name}{SHADOW}finest")
        raws.append(replace(tried[0].raw, figure=hidden))
    return Choice(one.figure, tuple(raws), _told(tried, one))


def climb(rungs: Iterable[Rung]) -> tuple[list[Rung], Rung]:
    """All that were tried, finest first, and the first that shows enough: coarser ones are not tried. Where none does, the one that shows most cells."""
    tried: list[Rung] = []
    for rung in rungs:
        tried.append(rung)
        if _is_enough(rung):
            return tried, rung
    return tried, max(tried, key=lambda rung: rung.shown.cells if rung.shown else -1)


def _is_enough(rung: Rung) -> bool:
    shown = rung.shown
    return shown is not None and (shown.cells >= ENOUGH_CELLS or (shown.people or 0) >= ENOUGH_PEOPLE)


def _told(tried: Sequence[Rung], one: Rung) -> tuple[dict[str, Any], ...]:
    """Those passed over, and last the one that was taken."""
    place = tried.index(one)
    return tuple(each.plain() for each in (*tried[:place], one))


def _rung(star: Star, figure: Figure, table: str, known: dict[Key, Star], threshold: int) -> Rung:
    raw = asked_once(star, figure, table, known)
    alone = counted([raw], codes_among(star, [raw], {}), threshold)
    safe = _safe(alone, threshold)
    return Rung(figure, raw, shown_of(raw, alone.laid, safe.published) if safe else None)


def _safe(alone: Counted, threshold: int) -> Protected | None:
    from commontable.insight.suppression.protector import plainly
    from commontable.insight.suppression.results import NotSafe, Rules

    try:
        adding = relations(alone.tables, shares_among(alone.tables))
        return plainly(alone.tables, Rules(threshold), adding)
    except NotSafe:
        return None


def shown_of(raw: Raw, laid: Iterable[Laid], published: Sequence[Published]) -> Shown:
    """Of one figure. Where codes overlap nobody can add up the people."""
    of = "numerator" if raw.indicator.kind == "count" or raw.indicator.needs else "denominator"
    cells = _cells(laid_out(laid, published))
    overlaps = any(dimension.overlapping for each in published for dimension in each.dimensions)
    return Shown(cells_shown(cells), None if overlaps else people_in(cells, of))


def laid_out(laid: Iterable[Laid], published: Iterable[Published]) -> Iterable[Line]:
    """Each number as a reader sees it. A nought of nothing is left out: what is not there was counted, and is none."""
    values = {each.name: each.values for each in published}
    for one in laid:
        count = values[one.table][one.at]
        hidden = count is None or one.of_few or bool(one.also and values[one.also][one.at] is None)
        number = one.value if one.also else count
        reason = WITHHELD if hidden else NOT_REACHED if number is None else ""
        yield Line(one.figure, one.key, one.part, None if reason else number, reason)


Cells = dict[Key, dict[str, Line]]


def _cells(lines: Iterable[Line]) -> Cells:
    found: Cells = {}
    for line in lines:
        found.setdefault(line.key, {})[line.part] = line
    return found


def cells_shown(cells: Cells) -> int:
    """How many in a hundred of the finest cells are shown, without those that are shown to hold nobody: a long list has many."""
    finest = _finest(cells)
    hidden = sum(_is_withheld(parts) for parts in finest)
    told = sum(bool(parts["numerator"].number) for parts in finest if not _is_withheld(parts))
    return int(100 * told / (told + hidden)) if hidden else 100


def people_in(cells: Cells, of: str) -> int | None:
    """How many in a hundred of those counted are in cells that are shown, as any reader could add up; None where their whole is not shown."""
    whole = next((parts[of].number for key, parts in cells.items() if set(key) <= {ALL}), None)
    seen = sum(parts[of].number or 0 for parts in _finest(cells) if not _is_withheld(parts))
    return round(100 * seen / whole) if whole else None


def _finest(cells: Cells) -> list[dict[str, Line]]:
    return [parts for key, parts in cells.items() if ALL not in key] or list(cells.values())


def _is_withheld(parts: Mapping[str, Line]) -> bool:
    return any(each.reason == WITHHELD for each in parts.values())


def people_shown(tables: Iterable[Mapping[str, Any]]) -> int | None:
    """How many in a hundred are in finest cells that are shown, as any reader could work out: where the wholes are shown."""
    seen = all_of_them = 0
    for table in tables:
        wholes = [{each[0] for each in dimension["sums"]} for dimension in table["dimensions"]]
        open_ones = [dimension["sums"][0][0] for dimension in table["dimensions"]]
        cut = any(each[1] for dimension in table["dimensions"] for each in dimension["sums"])
        values = {tuple(row[:-1]): row[-1] for row in table["values"]}
        total = values.get(tuple(open_ones))
        overlaps = any(dimension["overlapping"] for dimension in table["dimensions"])
        if table["printed"] and cut and total and not overlaps:
            all_of_them += total
            finest = (
                value
                for key, value in values.items()
                if value and not any(_is_whole(code, whole, one) for code, whole, one in _beside(key, wholes, table))
            )
            seen += sum(finest)
    return round(100 * seen / all_of_them) if all_of_them else None


def _beside(
    key: tuple[str, ...], wholes: list[set[str]], table: Mapping[str, Any]
) -> Iterable[tuple[str, set[str], Any]]:
    return zip(key, wholes, table["dimensions"], strict=True)


def _is_whole(code: str, wholes: set[str], dimension: Mapping[str, Any]) -> bool:
    return code in wholes and any(parts for _, parts in dimension["sums"])
