"""How many situations are in an area that no table covered?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.coverage import with_coverage
from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import decided
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = with_coverage(decided(star, by), star)
    return share(rows, by, having=~rows.covered)


INDICATOR = Indicator(
    code="from_uncovered",
    kind="share",
    title=Words("Situations from areas without a table", "Situations de secteurs sans table"),
    meaning=Words(
        "Decided situations in an area that no table covered in the quarter in which they were brought.",
        "Situations décidées dans un secteur qu'aucune table ne couvrait au trimestre de leur présentation.",
    ),
    numerator=Words("Decided situations in an uncovered area", "Situations décidées dans un secteur non couvert"),
    denominator=Words("Decided situations whose area is known", "Situations décidées dont le secteur est connu"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "What was never brought, because there is no table, cannot be counted.",
            "Ce qui n'a jamais été présenté, faute de table, ne peut pas être compté.",
        ),
        Words(
            "After a no the area is destroyed with the other facts.",
            "Après un refus, le secteur est détruit avec les autres renseignements.",
        ),
    ),
    version=1,
    groups=(*DECIDED, "area"),
    how=cells,
)
