"""In how many accepted situations was any service offered?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.met import once
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    joined = rows.left_join(once(star.service), "situation")
    return share(joined, by, having=joined.there)


INDICATOR = Indicator(
    code="situations_offered",
    kind="share",
    title=Words("Situations in which a service was offered", "Situations où un service a été offert"),
    meaning=Words(
        "Accepted situations in which at least one service is on record, whatever came of it.",
        "Situations acceptées où au moins un service est noté, quel qu'en soit le résultat.",
    ),
    numerator=Words("Accepted situations with a service on record", "Situations acceptées avec un service noté"),
    denominator=Words("Accepted situations", "Situations acceptées"),
    unit=Words("per cent of accepted situations", "pour cent des situations acceptées"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "Open situations are in it: some have not come to a service yet.",
            "Les situations ouvertes y sont : certaines n'en sont pas encore à un service.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
