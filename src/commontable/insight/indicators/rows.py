"""What is counted once? Situations of a table, or of the city; and what belongs to those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from commontable.insight.indicators.groups import with_year

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star

CARRIED = (
    "situation", "table", "quarter", "year", "kind", "group_size", "place_kind", "area", "originating_sector",
    "originating_type", "lead_sector", "lead_type", "originator", "lead", "emergency", "walk_on", "returning",
)  # fmt: skip
"""What a fact takes from its situation: the groups it may be cut by, and the agencies for the dominance rule."""
NOWHERE_ELSE = ("pending", "withdrawn")
"""Endings of a number without a decision by which it is at no other table either."""
UNDECIDED = (*NOWHERE_ELSE, "transferred")
"""Endings that count as presented at a table; a void or joined number does not."""


def decided(star: Star, by: Sequence[str]) -> ibis.Table:
    """One row for each decided situation, with `year`.

    Cut by table, each table's own. Else one for each situation of the city: of several numbers the accepted before the
    rejected, the closed before the open, then the earliest brought, so that one is accepted if any number of it is.
    """
    rows = with_year(star.situation)
    if "stands_for_city" in rows.columns:
        return rows.filter(rows.stands_at_table if "table" in by else rows.stands_for_city)
    return _first(rows, star.rival, ["city", "table"] if "table" in by else ["city"])


def accepted(star: Star, by: Sequence[str]) -> ibis.Table:
    """The decided ones that met the threshold."""
    rows = decided(star, by)
    return rows.filter(rows.accepted)


def closed(star: Star, by: Sequence[str]) -> ibis.Table:
    """The accepted ones that are closed."""
    rows = accepted(star, by)
    return rows.filter(rows.closed)


def interventions(star: Star, by: Sequence[str]) -> ibis.Table:
    """The accepted ones with at least one attempt."""
    rows = accepted(star, by)
    return rows.filter(rows.attempted)


def due(star: Star, by: Sequence[str]) -> ibis.Table:
    """The accepted ones whose hours to first contact have passed: 48, or what the table has set."""
    rows = accepted(star, by)
    return rows.filter(rows.due_passed)


def undecided(star: Star, endings: Sequence[str]) -> ibis.Table:
    """How many numbers (`numbers`) ended so, by table and quarter. There is nothing else of them, and no agency."""
    import ibis

    nobody = ibis.null("int64")
    rows = with_year(star.brought.filter(star.brought.ending.isin(list(endings))))
    return rows.mutate(numbers=rows.numbers.cast("int64"), originator=nobody, lead=nobody)


def of(situations: ibis.Table, facts: ibis.Table, also: Sequence[str] = ()) -> ibis.Table:
    """The facts of these situations, each with the groups and agencies of its situation, and what else is named."""
    carried = (*CARRIED, *also)
    own = [name for name in facts.columns if name == "situation" or name not in carried]
    return facts.select(*own).join(situations.select(*carried), "situation")


def within(
    star: Star, since: date | None = None, until: date | None = None, tables: Sequence[str] | None = None
) -> Star:
    """The star of what was brought to these tables from the quarter `since` through the quarter `until`.

    Which number stands for a situation of the city, and at each table, is settled among these tables before the period
    is, so that the figures of quarters add up to those of their year.
    """
    situation, rival, brought, meeting = (
        _at(each, tables) for each in (star.situation, star.rival, star.brought, star.meeting)
    )
    if since or until:
        situation = settled(situation, rival)
    ranged = (_ranged(each, since, until) for each in (situation, brought, meeting))
    return replace(star, rival=rival, **dict(zip(("situation", "brought", "meeting"), ranged, strict=True)))


def settled(situation: ibis.Table, rival: ibis.Table) -> ibis.Table:
    """Which of several numbers stands for a situation of the city, and which at each table: said of each row."""
    ways = (["city"], ["city", "table"])
    of_city, of_table = (_first(situation, rival, scope).select(first="situation") for scope in ways)
    return situation.mutate(
        stands_for_city=situation.situation.isin(of_city["first"]),
        stands_at_table=situation.situation.isin(of_table["first"]),
    )


def _first(rows: ibis.Table, rival: ibis.Table, scope: Sequence[str]) -> ibis.Table:
    """One row of each scope. Only the few whose situation of the city has several numbers are put in order."""
    import ibis

    order = [rival.accepted.cast("int64").desc(), rival.closed.cast("int64").desc(), rival.week, rival.situation]
    ranked = rival.select("situation", rank_in_scope=ibis.row_number().over(group_by=list(scope), order_by=order))
    return rows.anti_join(ranked.filter(ranked.rank_in_scope > 0), "situation")


def _at(rows: ibis.Table, tables: Sequence[str] | None) -> ibis.Table:
    return rows if tables is None else rows.filter(rows["table"].isin(list(tables)))


def _ranged(rows: ibis.Table, since: date | None, until: date | None) -> ibis.Table:
    later = rows.filter(rows.quarter >= since) if since else rows
    return later.filter(later.quarter <= until) if until else later
