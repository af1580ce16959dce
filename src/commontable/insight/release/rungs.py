"""Which coarser figures stand in for one that would be mostly withheld, and how are fine and coarse codes one knowledge? Pure.

A rung is a figure of its own, counted from the snapshot again: what is in several categories is not their sum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from commontable.insight.suppression.tables import CountTable, Dimension, Published, Relation, Sum

from .figures import Figure

if TYPE_CHECKING:
    from commontable.insight.mart import Star

ENOUGH_CELLS, ENOUGH_PEOPLE = 50, 75
"""So many in a hundred of the cells that anybody is under, or of those counted, must be shown, or a coarser rung is tried."""
YOUNG, GROWN = "aged_0_to_17", "aged_18_and_over"
WIDER = dict.fromkeys(("from_0_to_5", "from_6_to_11", "from_12_to_17"), YOUNG) | dict.fromkeys(
    ("from_18_to_24", "from_25_to_29", "from_30_to_39", "from_40_to_59", "from_60"), GROWN
)
"""The two bands of age; an age that is not known stays not known."""
BY_CATEGORY = {"factor_prevalence": "category_prevalence", "factor_among_people": "category_among_people"}
"""Figures by factor, and the same by category: a situation with two factors of a category counts once in it."""
FINE, COARSE, FACTORS = "factor", "category", "risk_factors"


def rungs_of(figure: Figure) -> Iterator[Figure]:
    """The figure, then coarser ones, each of the last: factor to category, ages in two bands, quarter to year, and cut by cut left out."""
    yield figure
    while (coarser := _coarser(figure)) is not None:
        figure = coarser
        yield figure


def _coarser(figure: Figure) -> Figure | None:
    if FINE in figure.by and figure.indicator in BY_CATEGORY and COARSE not in figure.by:
        return replace(figure, indicator=BY_CATEGORY[figure.indicator], by=_instead(figure.by, FINE, COARSE))
    if "age_band" in figure.by and not figure.wide:
        return replace(figure, wide=True)
    if "quarter" in figure.by and "year" not in figure.by and 1 < len(figure.span.years) < figure.span.quarters:
        return replace(figure, by=_instead(figure.by, "quarter", "year"))
    return _with_a_cut_less(figure)


def _with_a_cut_less(figure: Figure) -> Figure | None:
    """The last goes first. What the figure is made of pieces of stays."""
    from commontable.insight.indicators import indicator

    free = [group for group in figure.by if group not in indicator(figure.indicator).needs]
    if not free:
        return None
    by = tuple(group for group in figure.by if group != free[-1])
    return replace(figure, by=by, wide=figure.wide and "age_band" in by)


def _instead(by: Sequence[str], one: str, other: str) -> tuple[str, ...]:
    return tuple(other if group == one else group for group in by)


def with_wide_ages(star: Star) -> Star:
    """The snapshot with ages in two bands."""
    tables = {name: getattr(star, name) for name in ("person", "risk", "bridge_category")}
    return replace(
        star, **{name: rows.mutate(age_band=rows.age_band.substitute(WIDER)) for name, rows in tables.items()}
    )


def tied[T: (CountTable, Published)](tables: Iterable[T]) -> list[T]:
    """Factors and categories along one dimension, so that a figure by the one is known beside a figure by the other."""
    return [replace(each, dimensions=_one_dimension(each.dimensions)) for each in tables]


def _one_dimension(dimensions: tuple[Dimension, ...]) -> tuple[Dimension, ...]:
    if any(each.name.removesuffix("~") == COARSE for each in dimensions):
        return dimensions
    return tuple(
        replace(each, name=each.name.replace(FINE, COARSE)) if each.name.removesuffix("~") == FINE else each
        for each in dimensions
    )


def ties(tables: Iterable[CountTable | Published], codes: Mapping[str, Sequence[str]], star: Star) -> list[Relation]:
    """What fine codes and coarse ones add up to, where both are spoken of: bands of age; a factor, and the rest of its category."""
    spoken = _spoken_of(tables)
    ages = spoken.get("age_band", set())
    found = [
        Relation("age_band", Sum(wide, tuple(code for code in codes["age_band"] if WIDER.get(code) == wide)))
        for wide in (YOUNG, GROWN)
        if wide in ages and ages & WIDER.keys()
    ]
    for name in (COARSE, f"{COARSE}~"):
        seen = spoken.get(name, set())
        belongs = {f: c for f, c in categories(star).items() if {f, c} <= seen} if seen else {}
        found += [Relation(name, Sum(c, (f, f"{c} but not {f}")), telling=False) for f, c in sorted(belongs.items())]
    return found


def _spoken_of(tables: Iterable[CountTable | Published]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for dimension in (each for table in tables for each in table.dimensions):
        found.setdefault(dimension.name, set()).update(dimension.codes)
    return found


def categories(star: Star) -> dict[str, str]:
    """Of each factor its category."""
    rows = star.term.filter(star.term["list"] == FACTORS).select("code", "group").to_pyarrow().to_pylist()
    return {row["code"]: row["group"] for row in rows if row["group"]}
