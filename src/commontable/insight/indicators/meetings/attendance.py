"""How often do teams come that are expected?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.gatherings import expected
from commontable.insight.indicators.groups import BROUGHT
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = expected(star)
    return share(rows, by, having=rows.present)


INDICATOR = Indicator(
    code="attendance",
    kind="share",
    title=Words("Attendance", "Présence"),
    meaning=Words(
        "Each team expected at each meeting held, and whether somebody of it was there.",
        "Chaque équipe attendue à chaque réunion tenue, et si quelqu'un de l'équipe y était.",
    ),
    numerator=Words("Teams expected that were there", "Équipes attendues et présentes"),
    denominator=Words("Teams expected, for each meeting held", "Équipes attendues, pour chaque réunion tenue"),
    unit=Words("per cent of teams expected", "pour cent des équipes attendues"),
    source=(PRACTICE,),
    caveats=(
        Words("The quarter is the one in which the meeting was held.", "Le trimestre est celui de la réunion."),
        Words("Who comes for one item and leaves was there.", "Qui vient pour un seul point était présent."),
    ),
    version=1,
    groups=(*BROUGHT, "meeting_kind", "sector", "agency_type", "agency"),
    how=cells,
)
