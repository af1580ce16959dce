"""Which agency has which part in which situation? Rows that the figures about agencies share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.rows import accepted, decided, of

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def played(star: Star, by: Sequence[str], *parts: str) -> ibis.Table:
    """One row for each part of these. For the dominance rule the agency that plays it stands where the lead would.

    Who brings is known of every decided situation; other parts there are of accepted ones alone.
    """
    situations = decided(star, by) if parts == ("originating",) else accepted(star, by)
    rows = of(situations, star.role.filter(star.role.part.isin(parts)))
    return rows.mutate(lead=rows.agency).drop("part")


def together(star: Star, by: Sequence[str], what: str, other: str) -> ibis.Table:
    """One row for each accepted situation and each two different values of `what` among those who work in it.

    Each pair once: `what` is the one that comes first in order.
    """
    each = of(accepted(star, by), star.role.select("situation", what).distinct())
    partner = star.role.select("situation", **{other: what}).distinct()
    return each.join(partner, ["situation", each[what] < partner[other]])


def load(led: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """So many situations for so many agencies that lead them: by agency first, which leaves few rows."""
    each = led.group_by([*by, "lead"]).agg(n=led.count())
    return each.aggregate(
        by=list(by),
        numerator=each.n.sum().fill_null(0).cast("int64"),
        denominator=each.count().cast("int64"),
        largest=each.n.max().fill_null(0).cast("int64"),
    )
