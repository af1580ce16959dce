"""Which agency has which part in which situation? Rows that the figures about agencies share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.rows import accepted, of

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def played(star: Star, by: Sequence[str], *parts: str) -> ibis.Table:
    """One row for each part of these in accepted situations: after a no, which agency brought it is destroyed too.

    For the dominance rule the agency that plays it stands where the lead would.
    """
    rows = of(accepted(star, by), star.role.filter(star.role.part.isin(parts)))
    return rows.mutate(lead=rows.agency).drop("part")


def load(led: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """So many situations for so many agencies that lead them: by agency first, which leaves few rows."""
    each = led.group_by([*by, "lead"]).agg(n=led.count())
    return each.aggregate(
        by=list(by),
        numerator=each.n.sum().fill_null(0).cast("int64"),
        denominator=each.count().cast("int64"),
        largest=each.n.max().fill_null(0).cast("int64"),
    )
