"""How many days are the waits that were told in days?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted, of
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.times import nearest_rank

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    waits = star.barrier.filter(star.barrier.wait_days.notnull())
    rows = of(accepted(star, by), waits)
    return nearest_rank(rows, by, rows.wait_days)


INDICATOR = Indicator(
    code="wait_days",
    kind="time",
    title=Words("Days of wait", "Jours d'attente"),
    meaning=Words(
        "The wait in days where it was told in days: half are no longer, and nine in ten.",
        "L'attente en jours, quand elle a été donnée en jours : la moitié ne dépassent pas, et neuf sur dix.",
    ),
    numerator=Words("Waits told in days", "Attentes données en jours"),
    denominator=Words("Waits told in days", "Attentes données en jours"),
    unit=Words("days", "jours"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "Waits told as a band are not in it; see the waits by length.",
            "Les attentes données par tranche n'y sont pas ; voir les attentes selon la durée.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "theme", "service"),
    how=cells,
)
