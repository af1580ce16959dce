"""What is counted once? Situations of a table, or of the city; and what belongs to those."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.groups import with_year

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star

CARRIED = (
    "situation", "table", "quarter", "kind", "group_size", "place_kind", "area", "originating_sector", "originating_type",
    "lead_sector", "lead_type", "originator", "lead", "emergency", "walk_on", "returning",
)  # fmt: skip
"""What a fact takes from its situation: the groups it may be cut by, and the agencies for the dominance rule."""


def decided(star: Star, by: Sequence[str]) -> ibis.Table:
    """One row for each decided situation, with `year`.

    Cut by table, each table's own. Else one for each situation of the city: of several numbers the accepted before the
    rejected, the closed before the open, then the earliest brought, so that one is accepted if any number of it is.
    """
    import ibis

    rows = star.situation
    first = [rows.accepted.cast("int64").desc(), rows.closed.cast("int64").desc(), rows.week, rows.situation]
    scope = ["city", "table"] if "table" in by else ["city"]
    ranked = rows.mutate(rank_in_city=ibis.row_number().over(group_by=scope, order_by=first))
    return with_year(ranked.filter(ranked.rank_in_city == 0).drop("rank_in_city"))


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


def of(situations: ibis.Table, facts: ibis.Table) -> ibis.Table:
    """The facts of these situations, each with the groups and agencies of its situation."""
    own = [name for name in facts.columns if name == "situation" or name not in CARRIED]
    carried = situations.select(*CARRIED, "year")
    return facts.select(*own).join(carried, "situation")
