"""In how many was somebody reached within 48 hours?"""

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
    return share(rows, by, having=rows.contacted_in_time)


INDICATOR = Indicator(
    code="contact_in_time",
    kind="share",
    title=Words("First contact within 48 hours", "Premier contact dans les 48 heures"),
    meaning=Words(
        "Of the situations whose 48 hours have passed, in how many somebody was reached in time. An attempt is not a contact.",
        "Parmi les situations dont les 48 heures sont écoulées, dans combien quelqu'un a été joint à temps. Une tentative n'est pas un contact.",
    ),
    numerator=Words("Situations with a contact in time", "Situations avec un contact à temps"),
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
