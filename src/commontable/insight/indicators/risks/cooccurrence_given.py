"""Of the situations with one category of risk, how many have another?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.pairs import met_in, pairs_in
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import SUDBURY
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    whole = accepted(star, by)
    both = pairs_in(star, whole, both_ways=True)
    return share_of_all(both, by, ["other_category"], met_in(star, whole))


INDICATOR = Indicator(
    code="cooccurrence_given",
    kind="share",
    title=Words("With one category, another", "Avec une catégorie, une autre"),
    meaning=Words(
        "Of the accepted situations with the first category of risk, how many have the other as well.",
        "Parmi les situations acceptées présentant la première catégorie de risque, combien présentent aussi l'autre.",
    ),
    numerator=Words("Accepted situations with both categories", "Situations acceptées présentant les deux catégories"),
    denominator=Words(
        "Accepted situations with the first category", "Situations acceptées présentant la première catégorie"
    ),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(SUDBURY,),
    caveats=(
        Words(
            "A situation may be in several of these: they do not add up to the whole.",
            "Une situation peut en compter plusieurs : la somme dépasse le tout.",
        ),
        Words(
            "Not the same the other way round. Together is not because of one another.",
            "Le sens compte : l'inverse donne une autre proportion. Aller de pair n'est pas en être la cause.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "category", "other_category"),
    how=cells,
    needs=("category", "other_category"),
)
