"""Which agencies work together?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.pairs import together
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    return count(together(star, by, "agency", "with_agency"), by)


INDICATOR = Indicator(
    code="agencies_together",
    kind="count",
    title=Words("Agencies that work together", "Organismes qui travaillent ensemble"),
    meaning=Words(
        "Accepted situations in which two agencies both have a part: bringing, leading or assisting.",
        "Situations acceptées où deux organismes ont chacun un rôle : présenter, être responsable ou participer.",
    ),
    numerator=Words(
        "Accepted situations that both agencies have a part in",
        "Situations acceptées où les deux organismes ont un rôle",
    ),
    denominator=None,
    unit=Words("situations", "situations"),
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
    version=1,
    groups=(*ACCEPTED, "agency", "with_agency"),
    how=cells,
    needs=("agency", "with_agency"),
)
