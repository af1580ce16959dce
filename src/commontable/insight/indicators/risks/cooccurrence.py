"""Which categories of risk come together?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.pairs import pairs_in
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER, SUDBURY
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    whole = accepted(star, by)
    return share_of_all(pairs_in(star, whole), by, ["category", "other_category"], whole)


INDICATOR = Indicator(
    code="cooccurrence",
    kind="share",
    title=Words("Risk categories together", "Catégories de risque concomitantes"),
    meaning=Words(
        "Of the situations accepted, how many have both categories of risk.",
        "Parmi les situations acceptées, combien présentent les deux catégories de risque.",
    ),
    numerator=Words("Accepted situations with both categories", "Situations acceptées présentant les deux catégories"),
    denominator=Words("Situations accepted", "Situations acceptées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        DOSSIER,
        SUDBURY,
    ),
    caveats=(
        Words(
            "A situation may be in several of these: they do not add up to the whole.",
            "Une situation peut en compter plusieurs : la somme dépasse le tout.",
        ),
        Words(
            "Each pair is there once, in the order of the list. Together is not because of one another.",
            "Chaque paire figure une seule fois, dans l'ordre de la liste. Aller de pair n'est pas en être la cause.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "category", "other_category"),
    how=cells,
    needs=("category", "other_category"),
)
