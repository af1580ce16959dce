"""How many interventions were there?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import interventions
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    return count(interventions(star, by), by)


INDICATOR = Indicator(
    code="interventions_run",
    kind="count",
    title=Words("Interventions", "Interventions"),
    meaning=Words(
        "How many accepted situations had at least one attempt to reach somebody.",
        "Combien de situations acceptées ont donné lieu à au moins une tentative de joindre quelqu'un.",
    ),
    numerator=Words("Accepted situations with an attempt", "Situations acceptées avec une tentative"),
    denominator=None,
    unit=Words("interventions", "interventions"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "Not the number of situations presented: the published decade counts interventions.",
            "Ce n'est pas le nombre de situations présentées : la décennie publiée compte des interventions.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
