"""How old are the situations still open?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.times import nearest_rank

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    opened = rows.filter(~rows.closed)
    return nearest_rank(opened, by, opened.days_followed)


INDICATOR = Indicator(
    code="age_of_open",
    kind="time",
    title=Words("Age of open situations", "Âge des situations ouvertes"),
    meaning=Words(
        "How many days ago the situations still open were decided: half of them are no older than this, nine in ten no older than that.",
        "Depuis combien de jours les situations encore ouvertes ont été décidées : la moitié n'est pas plus ancienne, neuf sur dix non plus.",
    ),
    numerator=Words("Situations open", "Situations ouvertes"),
    denominator=Words("Situations open", "Situations ouvertes"),
    unit=Words("days", "jours"),
    source=(
        PRACTICE,
        DOSSIER,
    ),
    caveats=(
        Words(
            "Nearest rank: a duration that was really observed, not one between two.",
            "Rang le plus proche : une durée réellement observée, et non interpolée.",
        ),
        Words(
            "On the day the numbers were taken, whenever the situation was brought.",
            "Au jour de l'extraction, peu importe la date de présentation.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
