"""Has every accepted situation a lead?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return share(rows, by, having=rows.has_lead)


INDICATOR = Indicator(
    code="with_lead",
    kind="share",
    title=Words("With a lead", "Avec un organisme responsable"),
    meaning=Words(
        "Accepted situations that an agency leads, or led.",
        "Situations acceptées dont un organisme est, ou a été, responsable.",
    ),
    numerator=Words("Accepted situations with a lead", "Situations acceptées avec un organisme responsable"),
    denominator=Words("Accepted situations", "Situations acceptées"),
    unit=Words("per cent of accepted situations", "pour cent des situations acceptées"),
    source=(DOSSIER,),
    caveats=(Words("A lead that was silent is a lead here.", "Un organisme responsable resté silencieux compte ici."),),
    version=1,
    groups=(*DECIDED, "emergency", "walk_on"),
    how=cells,
)
