"""Why did situations not meet the threshold?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import decided
from commontable.insight.indicators.sources import PRACTICE, RTD
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = decided(star, by)
    rejected = rows.filter(~rows.accepted)
    return share_of_all(rejected, by, ["rejection_reason"], rejected)


INDICATOR = Indicator(
    code="rejected_by_reason",
    kind="share",
    title=Words("Reasons for not met", "Motifs de non-atteinte du seuil"),
    meaning=Words(
        "Of the situations rejected, how many for each reason.",
        "Parmi les situations rejetées, combien pour chaque motif.",
    ),
    numerator=Words("Situations rejected for the reason", "Situations rejetées pour ce motif"),
    denominator=Words("Situations rejected", "Situations rejetées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        PRACTICE,
        RTD,
    ),
    caveats=(
        Words(
            "Of a rejected one only sector, type and kind remain: it cannot be cut any finer.",
            "D'une situation rejetée, il ne reste que le secteur, le type d'organisme et le type de sujet : on ne peut pas la ventiler davantage.",
        ),
        Words(
            "A share that would give few others away is withheld with them.",
            "Une part qui en révélerait quelques autres est masquée avec elles.",
        ),
    ),
    version=1,
    groups=(*DECIDED, "rejection_reason"),
    how=cells,
    needs=("rejection_reason",),
)
