"""How many are closed within four meetings?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import closed
from commontable.insight.indicators.sources import DOSSIER
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = closed(star, by)
    return share(rows, by, having=rows.meetings <= 4)


INDICATOR = Indicator(
    code="closed_within_meetings",
    kind="share",
    title=Words("Closed within four meetings", "Fermées en quatre réunions"),
    meaning=Words(
        "Closed accepted situations that at most four meetings heard.",
        "Situations acceptées fermées que quatre réunions au plus ont entendues.",
    ),
    numerator=Words(
        "Closed accepted situations heard at four meetings at most",
        "Situations acceptées fermées, entendues à quatre réunions au plus",
    ),
    denominator=Words("Closed accepted situations", "Situations acceptées fermées"),
    unit=Words("per cent of closed situations", "pour cent des situations fermées"),
    source=(DOSSIER,),
    caveats=(
        Words(
            "Open ones are in no part of it: read the open ones' days beside it.",
            "Les situations ouvertes n'y entrent pas : à lire avec leur nombre de jours.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
