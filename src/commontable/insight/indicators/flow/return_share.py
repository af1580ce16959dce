"""How many of the accepted situations were discussed before?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return share(rows, by, having=rows.returning)


INDICATOR = Indicator(
    code="return_share",
    kind="share",
    title=Words("Return presentations", "Situations déjà discutées"),
    meaning=Words(
        "Of the situations accepted, in how many somebody had been discussed before.",
        "Parmi les situations acceptées, dans combien une personne avait déjà fait l'objet d'une discussion.",
    ),
    numerator=Words(
        "Accepted situations with somebody discussed before",
        "Situations acceptées où une personne avait déjà été discutée",
    ),
    denominator=Words("Situations accepted", "Situations acceptées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        PRACTICE,
        DOSSIER,
    ),
    caveats=(
        Words(
            "As far as tokens allow: one discussed and rejected before is not known, and tokens expire.",
            "Dans la mesure des jetons : une personne discutée puis rejetée n'est pas connue, et les jetons expirent.",
        ),
    ),
    version=1,
    groups=tuple(each for each in ACCEPTED if each != "returning"),
    how=cells,
    said_of_one=False,
)
