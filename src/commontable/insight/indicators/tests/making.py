"""Hand-written rows for the tests of figures, and their answers read back as plain numbers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from commontable.insight.indicators import indicator
from commontable.insight.mart import Star

WINTER, SPRING = date(2026, 1, 1), date(2026, 4, 1)
MEASURES = ("value", "ninth", "numerator", "denominator", "largest", "largest_rest")
Row = dict[str, Any]


def situations(*parts: tuple[int, Row], first: int = 1) -> list[Row]:
    """So many situations of each sort, numbered from `first`; accepted ones of one table, each its own of the city."""
    sorts = [sort for many, sort in parts for _ in range(many)]
    usual = {"table": "EA", "quarter": WINTER, "week": date(2026, 1, 5), "kind": "person", "accepted": True}
    return [{**usual, "situation": n, "city": n, **sort} for n, sort in enumerate(sorts, first)]


def facts(of: Sequence[Row], *parts: tuple[int, Row]) -> list[Row]:
    """For the first so many of these situations, a row of each sort."""
    return [{"situation": row["situation"], **sort} for many, sort in parts for row in of[:many]]


def figures(code: str, by: Sequence[str] = (), **tables: list[Row]) -> dict[Any, Row]:
    """The cells, by their key: a plain value where cut by one group, () where by none."""
    cells = indicator(code).cells(Star.of(_masked(tables)), by).to_pyarrow().to_pylist()
    return {_key(row, by): {name: row[name] for name in MEASURES if name in row} for row in cells}


def shares(code: str, by: Sequence[str] = (), **tables: list[Row]) -> dict[Any, tuple[int, int]]:
    """Numerator and denominator by key."""
    return {key: (row["numerator"], row["denominator"]) for key, row in figures(code, by, **tables).items()}


def numbers(code: str, by: Sequence[str] = (), **tables: list[Row]) -> dict[Any, int]:
    """Numerator by key."""
    return {key: row["numerator"] for key, row in figures(code, by, **tables).items()}


def _masked(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """With the terms of the categories that are met, and the mask of each situation, as a snapshot has them."""
    met = {(row["situation"], row["category"]) for row in tables.get("bridge_category", ())}
    bits = {category: n for n, category in enumerate(sorted({category for _, category in met}))}
    masked = [
        {**row, "mask_category": sum(1 << bit for each, bit in bits.items() if (row["situation"], each) in met)}
        for row in tables.get("situation", ())
    ]
    terms = [{"list": "risk_categories", "code": each, "position": bit} for each, bit in bits.items()]
    return {**tables, "situation": masked, "term": [*tables.get("term", ()), *terms]}


def _key(row: Row, by: Sequence[str]) -> Any:
    return row[by[0]] if len(by) == 1 else tuple(row[each] for each in by)
