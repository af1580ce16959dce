"""How many risks are in a situation?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import ratio

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return ratio(rows, by, rows.risks)


INDICATOR = Indicator(
    code="risks_per_situation",
    kind="ratio",
    title=Words("Risks per situation", "Risques par situation"),
    meaning=Words(
        "How many risks a situation accepted has, on average.",
        "Combien de risques compte une situation acceptée, en moyenne.",
    ),
    numerator=Words("Risks in accepted situations", "Risques dans les situations acceptées"),
    denominator=Words("Situations accepted", "Situations acceptées"),
    unit=Words("risks per situation", "risques par situation"),
    source=(
        PRACTICE,
        DOSSIER,
    ),
    caveats=(
        Words(
            "A factor counts once for each person it concerns, or once for the situation where it is the situation's.",
            "Un facteur compte une fois par personne concernée, ou une fois pour la situation s'il est celui de la situation.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
