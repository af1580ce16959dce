"""How many people are in a situation?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER
from commontable.insight.indicators.tally import ratio

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return ratio(rows, by, rows.people)


INDICATOR = Indicator(
    code="people_per_situation",
    kind="ratio",
    title=Words("People per situation", "Personnes par situation"),
    meaning=Words(
        "How many people a situation accepted has, on average.",
        "Combien de personnes compte une situation acceptée, en moyenne.",
    ),
    numerator=Words("People in accepted situations", "Personnes dans les situations acceptées"),
    denominator=Words("Situations accepted", "Situations acceptées"),
    unit=Words("people per situation", "personnes par situation"),
    source=(DOSSIER,),
    caveats=(
        Words(
            "A group and a place count nobody, and lower it.",
            "Un groupe et un lieu ne comptent personne, et l'abaissent.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
