"""How many days from referral until a table heard it?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import decided
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.times import nearest_rank

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = decided(star, by)
    known = rows.filter(rows.days_to_meeting.notnull())
    return nearest_rank(known, by, known.days_to_meeting)


INDICATOR = Indicator(
    code="days_to_meeting",
    kind="time",
    title=Words("Days from referral to meeting", "Jours entre la demande et la réunion"),
    meaning=Words(
        "How many days pass until a meeting first hears a situation: for half of them, and for nine in ten.",
        "Combien de jours passent avant qu'une réunion entende une situation : pour la moitié, et pour neuf sur dix.",
    ),
    numerator=Words("Situations whose days are on record", "Situations dont le délai est connu"),
    denominator=Words("Situations whose days are on record", "Situations dont le délai est connu"),
    unit=Words("days", "jours"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "Nearest rank: a duration that was really observed, not one between two.",
            "Rang le plus proche : une durée réellement observée, et non interpolée.",
        ),
        Words(
            "Where the day is not on record, the situation is left out.",
            "Sans date connue, la situation est laissée de côté.",
        ),
    ),
    version=1,
    groups=DECIDED,
    how=cells,
)
