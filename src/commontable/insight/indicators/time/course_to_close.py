"""By when are accepted situations closed, counted at fixed days?"""

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
    return count(rows.mutate(to_close=course(rows.closed, rows.days_followed, rows.days_followed)), by)


INDICATOR = Indicator(
    code="course_to_close",
    kind="count",
    title=Words("Situations by when they closed", "Situations selon le moment de leur fermeture"),
    meaning=Words(
        "How many accepted situations had closed within so many days of the decision, and how many were still open when they were last followed.",
        "Combien de situations acceptées étaient fermées tant de jours après la décision, et combien étaient encore ouvertes au dernier suivi.",
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
            "One handed over to another table after it was accepted counts as still followed there.",
            "Une situation confiée à une autre table après son acceptation compte comme encore suivie.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "to_close"),
    how=cells,
)
