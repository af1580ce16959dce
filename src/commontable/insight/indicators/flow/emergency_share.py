"""How many of the accepted situations could not wait for the meeting?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return share(rows, by, having=rows.emergency)


INDICATOR = Indicator(
    code="emergency_share",
    kind="share",
    title=Words("Decided in an emergency call", "Décidées lors d'un appel d'urgence"),
    meaning=Words(
        "Of the situations accepted, how many could not wait for a meeting and were decided in an emergency call.",
        "Parmi les situations acceptées, combien ne pouvaient attendre une réunion et ont été décidées lors d'un appel d'urgence.",
    ),
    numerator=Words("Accepted situations decided in a call", "Situations acceptées lors d'un appel"),
    denominator=Words("Situations accepted", "Situations acceptées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(PRACTICE, DOSSIER),
    caveats=(
        Words(
            "The table ratifies a call at its next meeting; here it counts from the call.",
            "La table ratifie un appel à sa réunion suivante ; ici, il compte dès l'appel.",
        ),
    ),
    version=1,
    groups=tuple(each for each in ACCEPTED if each != "emergency"),
    how=cells,
)
