"""How many risks were there?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import PEOPLE
from commontable.insight.indicators.rows import accepted, of
from commontable.insight.indicators.sources import PRACTICE, RTD
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    return count(of(accepted(star, by), star.risk), by)


INDICATOR = Indicator(
    code="risks_noted",
    kind="count",
    title=Words("Risks", "Risques"),
    meaning=Words(
        "How many risks were noted in the situations accepted.",
        "Combien de risques ont été notés dans les situations acceptées.",
    ),
    numerator=Words("Risks in accepted situations", "Risques dans les situations acceptées"),
    denominator=None,
    unit=Words("risks", "risques"),
    source=(
        PRACTICE,
        RTD,
    ),
    caveats=(
        Words(
            "A factor counts once for each person it concerns, or once for the situation where it is the situation's.",
            "Un facteur compte une fois par personne concernée, ou une fois pour la situation s'il est celui de la situation.",
        ),
        Words(
            "Of accepted situations only: what was said of a rejected one is destroyed.",
            "Situations acceptées seulement : ce qui a été dit d'une situation rejetée est détruit.",
        ),
        Words(
            "At 12 to 17 what concerns crime is a category without a factor.",
            "De 12 à 17 ans, ce qui touche à la criminalité est une catégorie sans facteur.",
        ),
    ),
    version=1,
    groups=(*PEOPLE, "category", "factor"),
    how=cells,
)
