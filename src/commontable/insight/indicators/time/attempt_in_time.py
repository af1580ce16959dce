"""In how many was somebody looked for within 48 hours?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import due
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = due(star, by)
    return share(rows, by, having=rows.attempted_in_time)


INDICATOR = Indicator(
    code="attempt_in_time",
    kind="share",
    title=Words("First attempt within 48 hours", "Première tentative dans les 48 heures"),
    meaning=Words(
        "Of the situations whose 48 hours have passed, how many had an attempt to reach somebody in time.",
        "Parmi les situations dont les 48 heures sont écoulées, combien ont donné lieu à une tentative à temps.",
    ),
    numerator=Words("Situations with an attempt in time", "Situations avec une tentative à temps"),
    denominator=Words(
        "Situations accepted whose 48 hours have passed", "Situations acceptées dont les 48 heures sont écoulées"
    ),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        PRACTICE,
        DOSSIER,
    ),
    caveats=(
        Words(
            "One whose hours have not passed yet is in no part of the share. A table may have set other hours than 48.",
            "Une situation dont le délai court encore n'entre dans aucune partie de la proportion. Une table peut avoir fixé un autre délai que 48 heures.",
        ),
        Words(
            "The clock starts at the decision, in calendar hours, through nights and holidays.",
            "L'horloge part de la décision, en heures civiles, nuits et jours fériés compris.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
