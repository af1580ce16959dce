"""How many teams lead or assist?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import ratio

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return ratio(rows, by, rows.teams)


INDICATOR = Indicator(
    code="teams_per_situation",
    kind="ratio",
    title=Words("Teams for each situation", "Équipes par situation"),
    meaning=Words(
        "Teams that lead or assist, or did, on average over the accepted situations.",
        "Équipes responsables ou participantes, ou qui l'ont été, en moyenne par situation acceptée.",
    ),
    numerator=Words("Teams that lead or assist", "Équipes responsables ou participantes"),
    denominator=Words("Accepted situations", "Situations acceptées"),
    unit=Words("teams for each situation", "équipes par situation"),
    source=(PRACTICE,),
    caveats=(Words("A team that left is still counted.", "Une équipe qui s'est retirée compte encore."),),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
