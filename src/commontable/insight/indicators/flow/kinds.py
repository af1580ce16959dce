"""Who or what were the situations about?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import decided
from commontable.insight.indicators.sources import PRACTICE, SUDBURY
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = decided(star, by)
    return share_of_all(rows, by, ["kind"], rows)


INDICATOR = Indicator(
    code="kinds",
    kind="share",
    title=Words("Kinds of subject", "Types de sujet"),
    meaning=Words(
        "Of the situations decided, how many were about a person, a family, a group or a place.",
        "Parmi les situations décidées, combien portaient sur une personne, une famille, un groupe ou un lieu.",
    ),
    numerator=Words("Situations of the kind", "Situations de ce type"),
    denominator=Words("Situations accepted or rejected", "Situations acceptées ou rejetées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        PRACTICE,
        SUDBURY,
    ),
    caveats=(
        Words(
            "A share that would give few others away is withheld with them.",
            "Une part qui en révélerait quelques autres est masquée avec elles.",
        ),
    ),
    version=1,
    groups=DECIDED,
    how=cells,
    needs=("kind",),
)
