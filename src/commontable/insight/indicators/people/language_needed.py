"""In how many accepted situations do the people need another language?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return share(rows, by, having=rows.language_needed)


INDICATOR = Indicator(
    code="language_needed",
    kind="share",
    title=Words("Language needed", "Langue nécessaire"),
    meaning=Words(
        "Accepted situations in which the people need another language than English or French, a sign language among them.",
        "Situations acceptées dans lesquelles les personnes ont besoin d'une autre langue que l'anglais ou le français, y compris une langue des signes.",
    ),
    numerator=Words(
        "Accepted situations whose plan names a language", "Situations acceptées dont le plan nomme une langue"
    ),
    denominator=Words("Accepted situations", "Situations acceptées"),
    unit=Words("per cent of accepted situations", "pour cent des situations acceptées"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "Which language it is stays with the few and is in no figure.",
            "La langue elle-même reste avec les équipes qui interviennent et n'entre dans aucun chiffre.",
        ),
        Words(
            "Where nobody wrote a plan, none counts as needed: the share is at the least what it says.",
            "Sans plan écrit, aucune ne compte comme nécessaire : la part est un minimum.",
        ),
    ),
    version=1,
    groups=(*DECIDED, "emergency", "walk_on"),
    how=cells,
    said_of_one=False,
)
