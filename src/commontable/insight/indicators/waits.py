"""Which band does a wait fall into?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis

WEEKS_2, WEEKS_8, MONTHS_6 = 14, 56, 183
"""Days below which a wait is in the first, the second and the third band of `wait_bands`."""


def banded(barriers: ibis.Table) -> ibis.Table:
    """The barriers that come with a wait, each with its band: from the days where they are known."""
    import ibis

    days = barriers.wait_days
    band = ibis.cases(
        (days < WEEKS_2, "under_2_weeks"),
        (days < WEEKS_8, "from_2_to_8_weeks"),
        (days < MONTHS_6, "from_2_to_6_months"),
        (days >= MONTHS_6, "over_6_months"),
        else_=barriers["wait"],
    )
    rows = barriers.mutate(wait=band)
    return rows.filter(rows["wait"].notnull())
