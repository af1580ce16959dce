"""In how many of the situations decided is each category of risk?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.pairs import met_in
from commontable.insight.indicators.rows import decided
from commontable.insight.indicators.sources import SUDBURY
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    whole = decided(star, by)
    return share_of_all(met_in(star, whole), by, ["category"], whole)


INDICATOR = Indicator(
    code="category_of_decided",
    kind="share",
    title=Words("Risk categories, of all decided", "Catégories de risque, parmi toutes les situations décidées"),
    meaning=Words(
        "Of the situations accepted or rejected, how many have a risk of the category.",
        "Parmi les situations acceptées ou rejetées, combien présentent un risque de la catégorie.",
    ),
    numerator=Words("Situations with the category", "Situations présentant la catégorie"),
    denominator=Words("Situations accepted or rejected", "Situations acceptées ou rejetées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(SUDBURY,),
    caveats=(
        Words(
            "A situation may be in several of these: they do not add up to the whole.",
            "Une situation peut en compter plusieurs : la somme dépasse le tout.",
        ),
        Words(
            "To stand beside figures that others publish of those presented. What was said of a rejected one is destroyed, so this is the least it can be.",
            "À comparer avec les chiffres que d'autres publient sur les situations présentées. Ce qui a été dit d'une situation rejetée est détruit : c'est donc un minimum.",
        ),
    ),
    version=1,
    groups=(*DECIDED, "category"),
    how=cells,
    needs=("category",),
)
