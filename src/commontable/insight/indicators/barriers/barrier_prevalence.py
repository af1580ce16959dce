"""In what share of accepted situations did this stand in the way?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted, of
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    situations = accepted(star, by)
    themes = star.barrier.select("situation", "theme").distinct()
    return share_of_all(of(situations, themes), by, ("theme",), situations)


INDICATOR = Indicator(
    code="barrier_prevalence",
    kind="share",
    title=Words("How common a barrier is", "Fréquence d'un obstacle"),
    meaning=Words(
        "Accepted situations in which this barrier was written down at least once, of all accepted situations.",
        "Situations acceptées où cet obstacle a été noté au moins une fois, parmi toutes les situations acceptées.",
    ),
    numerator=Words("Accepted situations with this barrier", "Situations acceptées avec cet obstacle"),
    denominator=Words("Accepted situations", "Situations acceptées"),
    unit=Words("per cent of accepted situations", "pour cent des situations acceptées"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "A situation may have several barriers: the shares do not add up.",
            "Une situation peut avoir plusieurs obstacles : les parts ne s'additionnent pas.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "theme"),
    how=cells,
    needs=("theme",),
)
