"""By when is a first attempt made, counted at fixed days?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.courses import LIFE_TABLE, course
from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return count(
        rows.mutate(to_attempt=course(rows.hours_to_attempt.notnull(), rows.hours_to_attempt / 24, rows.days_followed)),
        by,
    )


INDICATOR = Indicator(
    code="course_to_attempt",
    kind="count",
    title=Words("Situations by when a first attempt was made", "Situations selon le moment de la première tentative"),
    meaning=Words(
        "How many accepted situations had a first attempt within so many days of the decision, and how many were without one when they were last followed.",
        "Combien de situations acceptées avaient une première tentative tant de jours après la décision, et combien étaient encore sans tentative au dernier suivi.",
    ),
    numerator=Words("Situations accepted", "Situations acceptées"),
    denominator=None,
    unit=Words("situations", "situations"),
    source=(PRACTICE, LIFE_TABLE),
    caveats=(
        Words(
            "Those still open are censored, not dropped: each counts for as long as it was followed.",
            "Les situations encore ouvertes sont censurées, et non écartées : chacune compte aussi longtemps qu'elle a été suivie.",
        ),
        Words(
            "One that closed without an attempt was followed until it closed.",
            "Une situation fermée sans tentative est suivie jusqu'à sa fermeture.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "to_attempt"),
    how=cells,
)
