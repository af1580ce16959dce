"""How many meetings hear a situation until it is closed?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import closed
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import ratio

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = closed(star, by)
    return ratio(rows, by, rows.meetings)


INDICATOR = Indicator(
    code="meetings_per_situation",
    kind="ratio",
    title=Words("Meetings per situation", "Réunions par situation"),
    meaning=Words(
        "In how many meetings a situation is heard until it is closed, on average.",
        "À combien de réunions une situation est entendue avant sa fermeture, en moyenne.",
    ),
    numerator=Words("Times that closed situations were heard", "Fois où des situations fermées ont été entendues"),
    denominator=Words("Situations closed", "Situations fermées"),
    unit=Words("meetings per situation", "réunions par situation"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "Of closed ones only: an open one is not heard to its end.",
            "Situations fermées seulement : une situation ouverte n'a pas fini d'être entendue.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
