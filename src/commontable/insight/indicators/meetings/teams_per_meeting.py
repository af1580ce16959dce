"""How many teams are there at a meeting?"""

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
    return ratio(rows, by, rows.teams_present)


INDICATOR = Indicator(
    code="teams_per_meeting",
    kind="ratio",
    title=Words("Teams present for each meeting", "Équipes présentes par réunion"),
    meaning=Words(
        "Teams of which at least one person was there, on average over the meetings held.",
        "Équipes dont au moins une personne était présente, en moyenne par réunion tenue.",
    ),
    numerator=Words("Teams present", "Équipes présentes"),
    denominator=Words("Meetings held", "Réunions tenues"),
    unit=Words("teams for each meeting", "équipes par réunion"),
    source=(PRACTICE,),
    caveats=(Words("The quarter is the one in which the meeting was held.", "Le trimestre est celui de la réunion."),),
    version=1,
    groups=(*BROUGHT, "meeting_kind"),
    how=cells,
)
