"""How many situations did not meet the threshold?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import decided
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = decided(star, by)
    return count(rows.filter(~rows.accepted), by)


INDICATOR = Indicator(
    code="rejected_situations",
    kind="count",
    title=Words("Situations rejected", "Situations rejetées"),
    meaning=Words(
        "How many situations were found not to be acutely elevated risk.",
        "Combien de situations n'ont pas été jugées à risque spécialement élevé.",
    ),
    numerator=Words("Situations rejected", "Situations rejetées"),
    denominator=None,
    unit=Words("situations", "situations"),
    source=(
        PRACTICE,
        DOSSIER,
    ),
    caveats=(
        Words(
            "Of a rejected one only sector, type and kind remain: it cannot be cut any finer.",
            "D'une situation rejetée, il ne reste que le secteur, le type d'organisme et le type de sujet : on ne peut pas la ventiler davantage.",
        ),
    ),
    version=1,
    groups=(*DECIDED, "rejection_reason"),
    how=cells,
)
