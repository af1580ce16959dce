"""What share of the situations a table decided on met the threshold?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import decided
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = decided(star, by)
    return share(rows, by, having=rows.accepted)


INDICATOR = Indicator(
    code="aer_share",
    kind="share",
    title=Words("Share that met the threshold", "Part ayant atteint le seuil"),
    meaning=Words(
        "Of the situations that were decided, how many were found to be acutely elevated risk.",
        "Parmi les situations décidées, combien ont été jugées à risque spécialement élevé.",
    ),
    numerator=Words("Situations accepted", "Situations acceptées"),
    denominator=Words("Situations accepted or rejected", "Situations acceptées ou rejetées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(PRACTICE, DOSSIER),
    caveats=(
        Words(
            "Withdrawn, void, transferred and pending numbers are neither: they are in no part of the share.",
            "Les numéros retirés, annulés, transférés ou en attente n'entrent dans aucune partie de la proportion.",
        ),
        Words(
            "It gives away how many were rejected: where these are few, both are withheld.",
            "Elle révèle combien de situations ont été rejetées : s'il y en a peu, les deux sont masqués.",
        ),
    ),
    version=1,
    groups=DECIDED,
    how=cells,
)
