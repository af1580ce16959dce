"""How many people are in an intervention?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import interventions
from commontable.insight.indicators.sources import DOSSIER
from commontable.insight.indicators.tally import ratio

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = interventions(star, by)
    return ratio(rows, by, rows.people)


INDICATOR = Indicator(
    code="people_per_intervention",
    kind="ratio",
    title=Words("People per intervention", "Personnes par intervention"),
    meaning=Words(
        "How many people an accepted situation with an attempt has, on average.",
        "Combien de personnes compte une situation acceptée avec une tentative, en moyenne.",
    ),
    numerator=Words("People in interventions", "Personnes dans les interventions"),
    denominator=Words("Interventions", "Interventions"),
    unit=Words("people per intervention", "personnes par intervention"),
    source=(DOSSIER,),
    caveats=(
        Words(
            "Published for the decade as 9,000 people and 5,500 interventions; both are lower bounds.",
            "Publié pour la décennie : 9 000 personnes et 5 500 interventions, deux minimums.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
