"""In how many situations is each topic under study?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted, of
from commontable.insight.indicators.sources import RTD, SUDBURY
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    whole = accepted(star, by)
    return share_of_all(of(whole, star.flag.distinct()), by, ["flag"], whole)


INDICATOR = Indicator(
    code="flag_prevalence",
    kind="share",
    title=Words("Topics under study", "Sujets à l'étude"),
    meaning=Words(
        "Of the situations accepted, how many are flagged with the topic under study.",
        "Parmi les situations acceptées, combien portent le sujet à l'étude.",
    ),
    numerator=Words("Accepted situations flagged", "Situations acceptées portant le sujet"),
    denominator=Words("Situations accepted", "Situations acceptées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        SUDBURY,
        RTD,
    ),
    caveats=(
        Words(
            "A situation may be in several of these: they do not add up to the whole.",
            "Une situation peut en compter plusieurs : la somme dépasse le tout.",
        ),
        Words(
            "The list of topics changes: before a topic came, and after it went, nobody flagged it.",
            "La liste des sujets change : avant son arrivée et après son retrait, personne ne note un sujet.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "flag"),
    how=cells,
    needs=("flag",),
)
