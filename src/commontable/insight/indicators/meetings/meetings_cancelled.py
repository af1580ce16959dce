"""What share of meetings was cancelled?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.gatherings import planned
from commontable.insight.indicators.groups import BROUGHT
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = planned(star)
    return share(rows, by, having=rows.cancelled)


INDICATOR = Indicator(
    code="meetings_cancelled",
    kind="share",
    title=Words("Meetings cancelled", "Réunions annulées"),
    meaning=Words(
        "Meetings that were to be held before the taking and were cancelled.",
        "Réunions qui devaient se tenir avant la date des données et qui ont été annulées.",
    ),
    numerator=Words("Meetings cancelled", "Réunions annulées"),
    denominator=Words("Meetings held or cancelled", "Réunions tenues ou annulées"),
    unit=Words("per cent of meetings", "pour cent des réunions"),
    source=(PRACTICE,),
    caveats=(Words("The quarter is the one in which the meeting was held.", "Le trimestre est celui de la réunion."),),
    version=1,
    groups=(*BROUGHT, "meeting_kind"),
    how=cells,
)
