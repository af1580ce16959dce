"""What was it in one period, and in another? Both as cells, so that a change is made of what both may show.

A change made here, of true numbers, would give away what is withheld in either.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from commontable.insight.indicators.rows import within

if TYPE_CHECKING:
    import ibis

    from commontable.insight.indicators.form import Indicator
    from commontable.insight.mart import Star

EARLIER, LATER = "earlier", "later"
Quarters = tuple[date, date]
"""The first and the last quarter of a period."""


def in_both(indicator: Indicator, star: Star, by: Sequence[str], earlier: Quarters, later: Quarters) -> ibis.Table:
    """The cells of both periods with `period` before them, `earlier` or `later`. Raises NotCut."""
    import ibis

    parts = [
        indicator.cells(within(star, *quarters), by).mutate(period=ibis.literal(name))
        for name, quarters in ((EARLIER, earlier), (LATER, later))
    ]
    return parts[0].union(parts[1]).relocate("period")
