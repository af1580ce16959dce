"""In how many accepted situations did anything stand in the way?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.met import once
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by).left_join(once(star.barrier), "situation")
    return share(rows, by, having=rows.there)


INDICATOR = Indicator(
    code="situations_with_barriers",
    kind="share",
    title=Words("Situations with a barrier", "Situations avec un obstacle"),
    meaning=Words(
        "Accepted situations in which at least one barrier was written down.",
        "Situations acceptées où au moins un obstacle a été noté.",
    ),
    numerator=Words("Accepted situations with a barrier", "Situations acceptées avec un obstacle"),
    denominator=Words("Accepted situations", "Situations acceptées"),
    unit=Words("per cent of accepted situations", "pour cent des situations acceptées"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "What nobody wrote down is not there: a table that asks more finds more.",
            "Ce que personne n'a noté n'y est pas : une table qui demande davantage en trouve davantage.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
