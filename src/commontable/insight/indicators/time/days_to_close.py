"""How many days from the decision until it is closed?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.times import kaplan_meier

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return kaplan_meier(rows, by, rows.days_followed, rows.closed)


INDICATOR = Indicator(
    code="days_to_close",
    kind="time",
    title=Words("Days to close", "Jours avant la fermeture"),
    meaning=Words(
        "After how many days half of the accepted situations are closed, and nine in ten, with those still open taken into account.",
        "Après combien de jours la moitié des situations acceptées sont fermées, et neuf sur dix, en tenant compte de celles encore ouvertes.",
    ),
    numerator=Words("Situations closed", "Situations fermées"),
    denominator=Words(
        "Situations accepted, each followed until it closed or until the numbers were taken",
        "Situations acceptées, suivies jusqu'à leur fermeture ou jusqu'à l'extraction des données",
    ),
    unit=Words("days", "jours"),
    source=(
        PRACTICE,
        DOSSIER,
    ),
    caveats=(
        Words(
            "Kaplan–Meier: those still open are censored, not dropped. Where fewer than half have closed, there is no median.",
            "Kaplan-Meier : les situations encore ouvertes sont censurées, et non écartées. Si moins de la moitié sont fermées, il n'y a pas de médiane.",
        ),
        Words(
            "One handed over to another table after it was accepted counts as still followed there.",
            "Une situation confiée à une autre table après son acceptation compte comme encore suivie.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
