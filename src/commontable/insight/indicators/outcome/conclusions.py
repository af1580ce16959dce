"""How were situations closed?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import closed
from commontable.insight.indicators.sources import DOSSIER, RTD
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = closed(star, by)
    return share_of_all(rows, by, ["conclusion_group", "conclusion"], rows)


INDICATOR = Indicator(
    code="conclusions",
    kind="share",
    title=Words("Conclusions", "Conclusions"),
    meaning=Words(
        "Of the situations closed, how many under each heading, and for each reason.",
        "Parmi les situations fermées, combien sous chaque rubrique, et pour chaque motif.",
    ),
    numerator=Words("Situations closed so", "Situations fermées ainsi"),
    denominator=Words("Accepted situations that are closed", "Situations acceptées et fermées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        DOSSIER,
        RTD,
    ),
    caveats=(
        Words(
            "A share that would give few others away is withheld with them.",
            "Une part qui en révélerait quelques autres est masquée avec elles.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "conclusion_group", "conclusion"),
    how=cells,
    needs=("conclusion_group",),
)
