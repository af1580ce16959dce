"""How long does it take for half, and for nine in ten? A value that was really observed, the same on every backend.

No backend's own median or quantile: those are interpolated, or approximate, each in its own way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.tally import beside, share

if TYPE_CHECKING:
    import ibis

HALF, NINTH = 50, 90
_NEVER = -1000.0
"""In place of the logarithm of 0."""
_HAIR = 1e-9
"""Survival that is a half in fractions may be a hair above it in floating point."""


def nearest_rank(rows: ibis.Table, by: Sequence[str], duration: ibis.Value) -> ibis.Table:
    """The durations at the nearest rank of all rows; a row without one is taken to be longer than any that has one.

    Where a rank falls on a row without one, the value is empty: half of them, or nine in ten, are not there yet.
    """
    known = rows.mutate(took=duration)
    steps = known.group_by([*by, "took"]).agg(n=known.count())
    up_to = steps.n.sum().over(**_so_far(steps, by))
    ranked = steps.mutate(up_to=up_to, followed=steps.n.sum().over(group_by=list(by)))
    values = ranked.aggregate(by=list(by), value=_at(ranked, HALF), ninth=_at(ranked, NINTH))
    return beside(share(known, by, known.took.notnull()), values, by)


def kaplan_meier(rows: ibis.Table, by: Sequence[str], days: ibis.Value, ended: ibis.Value) -> ibis.Table:
    """The days after which half, and nine in ten, have ended, where some are still followed (Kaplan–Meier).

    One that has not ended counts among those at risk for as long as it was followed, and drops out then.
    """
    known = rows.mutate(took=days, ended=ended.cast("int64"))
    steps = known.group_by([*by, "took"]).agg(n=known.count(), ends=known.ended.sum())
    staying = steps.mutate(kept=_kept(steps, by))
    survival = staying.mutate(left=staying.kept.sum().over(**_so_far(staying, by)).exp())
    values = survival.aggregate(by=list(by), value=_below(survival, HALF), ninth=_below(survival, NINTH))
    return beside(share(known, by, known.ended == 1), values, by)


def _so_far(steps: ibis.Table, by: Sequence[str]) -> dict:
    """For `over`: from the shortest up to this duration; what has none comes last."""
    return {"group_by": list(by), "order_by": [steps.took.isnull(), steps.took], "rows": (None, 0)}


def _at(ranked: ibis.Table, percent: int) -> ibis.Value:
    """The shortest duration up to which there are that many per cent."""
    return ranked.took.min(where=ranked.up_to * 100 >= ranked.followed * percent)


def _kept(steps: ibis.Table, by: Sequence[str]) -> ibis.Value:
    """The logarithm of the share of those at risk on a day who have not ended on it."""
    import ibis

    followed = steps.n.sum().over(group_by=list(by))
    at_risk = followed - steps.n.sum().over(**_so_far(steps, by)) + steps.n
    going_on = (at_risk - steps.ends).cast("float64") / at_risk.cast("float64")
    return ibis.ifelse(at_risk == steps.ends, _NEVER, going_on.ln())


def _below(survival: ibis.Table, percent: int) -> ibis.Value:
    """The first day on which that many per cent have ended."""
    return survival.took.min(where=(survival.ends > 0) & (survival.left <= 1 - percent / 100 + _HAIR))
