"""How many risks are in an intervention?"""

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
    return ratio(rows, by, rows.risks)


INDICATOR = Indicator(
    code="risks_per_intervention",
    kind="ratio",
    title=Words("Risks per intervention", "Risques par intervention"),
    meaning=Words(
        "How many risks an accepted situation with an attempt has, on average.",
        "Combien de risques compte une situation acceptée avec une tentative, en moyenne.",
    ),
    numerator=Words("Risks in interventions", "Risques dans les interventions"),
    denominator=Words("Interventions", "Interventions"),
    unit=Words("risks per intervention", "risques par intervention"),
    source=(DOSSIER,),
    caveats=(
        Words(
            "A factor counts once for each person it concerns, or once for the situation where it is the situation's.",
            "Un facteur compte une fois par personne concernée, ou une fois pour la situation s'il est celui de la situation.",
        ),
        Words(
            "Published for the decade as 30,000 risks and 5,500 interventions; both are lower bounds.",
            "Publié pour la décennie : 30 000 risques et 5 500 interventions, deux minimums.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
