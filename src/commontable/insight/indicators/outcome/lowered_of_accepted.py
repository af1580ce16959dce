"""In how many of the accepted situations was the risk lowered?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import PRACTICE, RTD
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return share(rows, by, having=rows.closed & (rows.conclusion_group == "risk_lowered"))


INDICATOR = Indicator(
    code="lowered_of_accepted",
    kind="share",
    title=Words("Risk lowered, of those accepted", "Risque réduit, parmi les situations acceptées"),
    meaning=Words(
        "Of the situations accepted, how many were closed under a conclusion of overall risk lowered.",
        "Parmi les situations acceptées, combien ont été fermées avec une conclusion de risque global réduit.",
    ),
    numerator=Words("Situations closed with overall risk lowered", "Situations fermées avec un risque global réduit"),
    denominator=Words("Situations accepted", "Situations acceptées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        PRACTICE,
        RTD,
    ),
    caveats=(
        Words(
            "It rises as open situations close. The other version is of those closed. They are not to be compared.",
            "Elle monte à mesure que des situations se ferment. L'autre version porte sur les situations fermées. Les deux ne se comparent pas.",
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
