"""Hand-written rows for the tests of figures, and their answers read back as plain numbers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from commontable.insight.indicators import indicator
from commontable.insight.mart import BITS, Star

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
    """With the terms that are met, the masks of each situation and person, and the agencies of each situation, as a snapshot has them."""
    roles = tables.get("role", [])
    risks = [row for row in tables.get("risk", ()) if row.get("person")]
    places = {
        "risk_categories": _places("category", *tables.get("bridge_category", ()), *risks),
        "sectors": _places("sector", *roles),
        "agency_types": _places("agency_type", *roles),
    }
    situations = [{**row, **_masks_of(row["situation"], tables, places)} for row in tables.get("situation", ())]
    people = [
        {**row, "mask_category": _bits("category", places["risk_categories"], _of("person", row.get("person"), risks))}
        for row in tables.get("person", ())
    ]
    terms = [{"list": name, "code": c, "position": n} for name, codes in places.items() for c, n in codes.items()]
    made = {"situation": situations, "person": people, "term": [*tables.get("term", ()), *terms]}
    return {**tables, **made}


def _masks_of(situation: int, tables: dict[str, list[Row]], places: dict[str, dict[str, int]]) -> Row:
    met, roles = (_of("situation", situation, tables.get(name, ())) for name in ("bridge_category", "role"))
    types = _bits("agency_type", places["agency_types"], roles)
    return {
        "mask_category": _bits("category", places["risk_categories"], met),
        "agencies": sorted({row["agency"] for row in roles if "agency" in row}),
        "mask_sector": _bits("sector", places["sectors"], roles),
        "mask_type_low": types & ((1 << BITS) - 1),
        "mask_type_high": types >> BITS,
    }


def _places(column: str, *rows: Row) -> dict[str, int]:
    return {code: n for n, code in enumerate(sorted({row[column] for row in rows if column in row}))}


def _of(column: str, value: Any, rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row[column] == value]


def _bits(column: str, places: dict[str, int], rows: Sequence[Row]) -> int:
    return sum(1 << places[code] for code in {row[column] for row in rows if column in row})


def _key(row: Row, by: Sequence[str]) -> Any:
    return row[by[0]] if len(by) == 1 else tuple(row[each] for each in by)
