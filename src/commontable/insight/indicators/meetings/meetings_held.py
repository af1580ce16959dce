"""How many meetings were held?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.gatherings import held
from commontable.insight.indicators.groups import BROUGHT
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    return count(held(star), by)


INDICATOR = Indicator(
    code="meetings_held",
    kind="count",
    title=Words("Meetings held", "Réunions tenues"),
    meaning=Words(
        "Meetings that were held: regular, extra, and emergency calls.",
        "Réunions tenues : ordinaires, supplémentaires et appels d'urgence.",
    ),
    numerator=Words("Meetings held", "Réunions tenues"),
    denominator=None,
    unit=Words("meetings", "réunions"),
    source=(PRACTICE,),
    caveats=(Words("The quarter is the one in which the meeting was held.", "Le trimestre est celui de la réunion."),),
    version=1,
    groups=(*BROUGHT, "meeting_kind"),
    how=cells,
)
