"""How many areas does no table cover?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.coverage import areas
from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = areas(star)
    return share(rows, by, having=~rows.covered)


INDICATOR = Indicator(
    code="areas_uncovered",
    kind="share",
    title=Words("Areas that no table covers", "Secteurs qu'aucune table ne couvre"),
    meaning=Words(
        "Areas that no table covers at the taking, of all areas on record.",
        "Secteurs géographiques qu'aucune table ne couvre à la date des données, parmi tous ceux qui sont inscrits.",
    ),
    numerator=Words("Areas without a table", "Secteurs sans table"),
    denominator=Words("Areas", "Secteurs géographiques"),
    unit=Words("per cent of areas", "pour cent des secteurs"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "An area that nobody wrote down is in no part of it.", "Un secteur que personne n'a inscrit n'y entre pas."
        ),
    ),
    version=1,
    groups=("area",),
    how=cells,
    of_things=True,
)
