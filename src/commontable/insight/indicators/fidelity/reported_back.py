"""Has any team reported back?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    due = rows.filter(rows.due_passed)
    return share(due, by, having=due.reported)


INDICATOR = Indicator(
    code="reported_back",
    kind="share",
    title=Words("Reported back", "Compte rendu fait"),
    meaning=Words(
        "Accepted situations whose hours have passed, and in which a team reported an attempt, a service or a barrier.",
        "Situations acceptées dont le délai est écoulé et où une équipe a rapporté une tentative, un service ou un obstacle.",
    ),
    numerator=Words("Accepted situations reported on", "Situations acceptées avec compte rendu"),
    denominator=Words("Accepted situations whose hours have passed", "Situations acceptées dont le délai est écoulé"),
    unit=Words("per cent of accepted situations", "pour cent des situations acceptées"),
    source=(PRACTICE,),
    caveats=(
        Words("Any team will do, not the lead alone.", "N'importe quelle équipe suffit, pas seulement la responsable."),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
