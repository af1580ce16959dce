"""Which sectors work together?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.pairs import together
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    pairs = together(star, by, "sector", "with_sector")
    return share_of_all(pairs, by, ["sector", "with_sector"], accepted(star, by))


INDICATOR = Indicator(
    code="sectors_together",
    kind="share",
    title=Words("Sectors that work together", "Secteurs qui travaillent ensemble"),
    meaning=Words(
        "Accepted situations in which two sectors both have a part: bringing, leading or assisting.",
        "Situations acceptées où deux secteurs ont chacun un rôle : présenter, être responsable ou participer.",
    ),
    numerator=Words(
        "Accepted situations that both sectors have a part in", "Situations acceptées où les deux secteurs ont un rôle"
    ),
    denominator=Words("Situations accepted", "Situations acceptées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "A situation with several parts is in several pairs: the numbers do not add up.",
            "Une situation à plusieurs rôles est dans plusieurs paires : les nombres ne s'additionnent pas.",
        ),
        Words(
            "Each pair stands once, and no one with itself.", "Chaque paire figure une fois, et aucun avec lui-même."
        ),
    ),
    version=2,
    groups=(*ACCEPTED, "sector", "with_sector"),
    how=cells,
    needs=("sector", "with_sector"),
)
