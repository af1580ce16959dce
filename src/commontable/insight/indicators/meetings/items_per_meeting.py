"""How many situations does a meeting hear?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.gatherings import held
from commontable.insight.indicators.groups import BROUGHT
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import ratio

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = held(star)
    return ratio(rows, by, rows["items"])


INDICATOR = Indicator(
    code="items_per_meeting",
    kind="ratio",
    title=Words("Situations heard for each meeting", "Situations entendues par réunion"),
    meaning=Words(
        "New ones and updates alike, on average over the meetings held.",
        "Nouvelles situations et suivis confondus, en moyenne par réunion tenue.",
    ),
    numerator=Words("Situations heard", "Situations entendues"),
    denominator=Words("Meetings held", "Réunions tenues"),
    unit=Words("situations for each meeting", "situations par réunion"),
    source=(PRACTICE,),
    caveats=(
        Words("The quarter is the one in which the meeting was held.", "Le trimestre est celui de la réunion."),
        Words(
            "A situation heard at three meetings counts three times.",
            "Une situation entendue à trois réunions compte trois fois.",
        ),
    ),
    version=1,
    groups=(*BROUGHT, "meeting_kind"),
    how=cells,
)
