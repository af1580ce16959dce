"""How long are the waits?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted, of
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import count
from commontable.insight.indicators.waits import banded

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = of(accepted(star, by), banded(star.barrier))
    return count(rows, by)


INDICATOR = Indicator(
    code="waits",
    kind="count",
    title=Words("Waits by length", "Attentes selon la durée"),
    meaning=Words(
        "Barriers that come with a wait, by its length: days where they are known, else the band that was picked.",
        "Obstacles assortis d'une attente, selon sa durée : les jours s'ils sont connus, sinon la tranche choisie.",
    ),
    numerator=Words("Barriers with a wait", "Obstacles assortis d'une attente"),
    denominator=None,
    unit=Words("waits", "attentes"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "The wait is what the service said that day, not what came of it.",
            "L'attente est celle annoncée ce jour-là, et non celle qui a eu lieu.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "theme", "service", "wait"),
    how=cells,
    needs=("wait",),
)
