"""How many situations met the threshold?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    return count(accepted(star, by), by)


INDICATOR = Indicator(
    code="accepted_situations",
    kind="count",
    title=Words("Situations accepted", "Situations acceptées"),
    meaning=Words(
        "How many situations were found to be acutely elevated risk.",
        "Combien de situations ont été jugées à risque spécialement élevé.",
    ),
    numerator=Words("Situations accepted", "Situations acceptées"),
    denominator=None,
    unit=Words("situations", "situations"),
    source=(
        PRACTICE,
        DOSSIER,
    ),
    caveats=(
        Words(
            "One later proven not to have been acutely elevated stays accepted, with that conclusion.",
            "Une situation dont le risque est infirmé par la suite reste acceptée, avec cette conclusion.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
