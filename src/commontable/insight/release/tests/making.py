"""Snapshots by hand for the tests of releases, and how one is made of them."""

from datetime import date
from typing import Any

from commontable.insight.mart import Star
from commontable.insight.release.choosing import Line
from commontable.insight.release.figures import Figure, Span
from commontable.insight.release.making import Before, Made, make

QUARTER = Span(date(2026, 1, 1))
NEXT = Span(date(2026, 4, 1))
HALF = Span(date(2026, 1, 1), 2)


def rows(
    count: int, accepted: bool = True, table: str = "EA", span: Span = QUARTER, **more: Any
) -> list[dict[str, Any]]:
    """So many decided situations, brought by many agencies in turn."""
    one = {"accepted": accepted, "table": table, "week": span.first, "quarter": span.first, "kind": "individual"}
    return [{**one, "originator": n, **more} for n in range(count)]


def star(*some: list[dict[str, Any]], **tables: Any) -> Star:
    """A snapshot of these situations, each of its own in the city."""
    whole = [row for rows in some for row in rows]
    return Star.of({"situation": [{"situation": n, "city": n, **row} for n, row in enumerate(whole)], **tables})


def story_e() -> Star:
    """The count of practice.md, story E: of 24 numbers 18 accepted and 2 rejected; 14 of 17 due contacted in time; 12 closed."""
    accepted = rows(18, due_passed=True, attempted=True)
    for n, row in enumerate(accepted):
        row |= {"due_passed": n < 17, "contacted_in_time": n < 14, "closed": n < 12, "connected": n < 8 or n >= 14}
        row |= {"conclusion_group": "risk_lowered" if n < 9 else "still_aer"} if n < 12 else {}
    undecided = [("pending", 0), ("withdrawn", 2), ("transferred", 1), ("void", 1)]
    brought = [{"table": "EA", "quarter": QUARTER.first, "ending": e, "numbers": n} for e, n in undecided if n]
    return star(accepted, rows(2, accepted=False, rejection_reason="not_aer"), brought=brought)


def figure(indicator: str, *by: str, span: Span = QUARTER, tables: tuple[str, ...] = ()) -> Figure:
    return Figure(".".join((indicator, *by, span.code)), indicator, by, span, tables)


def made(
    of: Star, *figures: Figure, table: str = "EA", audience: str = "public", known: Any = (), **limits: Any
) -> Made:
    threshold = {"table": 5, "steering": 11, "public": 20}[audience]
    return make(of, list(figures), table, [Before(audience, threshold, tuple(known))], lambda: None, **limits)


def line(of: Made, name: str, part: str, *key: str) -> Line:
    """The number at this key of this figure."""
    return next(each for each in of.lines if (each.figure, each.part, each.key) == (name, part, key))
