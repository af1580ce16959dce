"""How are very many situations counted in little memory? A stretch of their numbers after the other.

Numbers are drawn at random of all there are, so that equal stretches hold about as many situations each, and every row of
a situation has its number. What is added up from rows of situations is therefore the same in one stretch and in many.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from commontable.insight.mart import NUMBER_BITS, TABLES

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star

FACTS = tuple(
    name for name, table in TABLES.items() if "situation" in table.names and name not in ("situation", "rival")
)
"""What is joined to situations, and makes it worth while."""
ONCE = ("brought", "meeting", "attendance", "area")
"""Rows that are of no situation: what is made of them would be there in every stretch."""

_ASKED: ContextVar[Star | None] = ContextVar("asked", default=None)


@contextmanager
def asked_of(star: Star) -> Iterator[None]:
    """What is added up meanwhile is made of this star."""
    said = _ASKED.set(star if star.stretches > 1 else None)
    try:
        yield
    finally:
        _ASKED.reset(said)


def in_stretches(rows: ibis.Table) -> ibis.Table:
    """The same rows, each stretch made by itself; as they are, where they are made of more or less than situations and facts.

    They are to be summed: what was summed of a stretch before is there once for each.
    """
    import ibis

    star = _ASKED.get()
    if star is None:
        return rows
    made_of = _made_of(rows, star)
    if not made_of & set(FACTS) or made_of & set(ONCE):
        return rows
    edges = [(place << NUMBER_BITS) // star.stretches for place in range(star.stretches + 1)]
    return ibis.union(*(_between(rows, star, *ends) for ends in pairwise(edges)))


def _made_of(rows: ibis.Table, star: Star) -> set[str]:
    tables = {getattr(star, name).op(): name for name in TABLES}
    return {tables[node] for node in rows.op().find(lambda node: node in tables)}


def _between(rows: ibis.Table, star: Star, low: int, high: int) -> ibis.Table:
    """Made of the rows of these numbers alone: from the least, up to the one below the highest."""
    kept: dict[Any, Any] = {}
    for name in ("situation", *FACTS):
        table = getattr(star, name)
        kept[table.op()] = table.filter(table.situation >= low, table.situation < high).op()
    return rows.op().replace(kept).to_expr()
