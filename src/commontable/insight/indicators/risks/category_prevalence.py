"""In how many situations is each category of risk?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.pairs import met_in
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER, RTD, SUDBURY
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    whole = accepted(star, by)
    return share_of_all(met_in(star, whole), by, ["category"], whole)


INDICATOR = Indicator(
    code="category_prevalence",
    kind="share",
    title=Words("Risk categories", "Catégories de risque"),
    meaning=Words(
        "Of the situations accepted, how many have a risk of the category.",
        "Parmi les situations acceptées, combien présentent un risque de la catégorie.",
    ),
    numerator=Words("Accepted situations with the category", "Situations acceptées présentant la catégorie"),
    denominator=Words("Situations accepted", "Situations acceptées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        DOSSIER,
        SUDBURY,
        RTD,
    ),
    caveats=(
        Words(
            "A situation may be in several of these: they do not add up to the whole.",
            "Une situation peut en compter plusieurs : la somme dépasse le tout.",
        ),
        Words(
            "Of accepted situations only: what was said of a rejected one is destroyed.",
            "Situations acceptées seulement : ce qui a été dit d'une situation rejetée est détruit.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "category"),
    how=cells,
    needs=("category",),
)
