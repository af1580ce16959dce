"""In how many of the closed situations was the risk lowered?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import closed
from commontable.insight.indicators.sources import PRACTICE, RTD
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = closed(star, by)
    return share(rows, by, having=rows.closed & (rows.conclusion_group == "risk_lowered"))


INDICATOR = Indicator(
    code="lowered_of_closed",
    kind="share",
    title=Words("Risk lowered, of those closed", "Risque réduit, parmi les situations fermées"),
    meaning=Words(
        "Of the situations closed, how many were closed under a conclusion of overall risk lowered.",
        "Parmi les situations fermées, combien ont été fermées avec une conclusion de risque global réduit.",
    ),
    numerator=Words("Situations closed with overall risk lowered", "Situations fermées avec un risque global réduit"),
    denominator=Words("Accepted situations that are closed", "Situations acceptées et fermées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        PRACTICE,
        RTD,
    ),
    caveats=(
        Words(
            "The other version is of all accepted, open ones included. They are not to be compared.",
            "L'autre version porte sur toutes les situations acceptées, y compris les ouvertes. Les deux ne se comparent pas.",
        ),
        Words(
            "Closed on silence, or proven not to have been acutely elevated, is not lowered.",
            "Une fermeture pour silence, ou un risque infirmé, n'est pas un risque réduit.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
