"""Where another language was needed, was somebody there who speaks it?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    told = rows.filter(rows.language_needed & rows.language_met.notnull())
    return share(told, by, having=told.language_met)


INDICATOR = Indicator(
    code="language_met",
    kind="share",
    title=Words("Language met", "Langue offerte"),
    meaning=Words(
        "Of the accepted situations in which a language was needed, how many had an interpreter, or a worker who speaks it.",
        "Parmi les situations acceptées où une langue était nécessaire, combien ont eu une ou un interprète, ou quelqu'un du personnel qui la parle.",
    ),
    numerator=Words(
        "Situations in which an interpreter, or a worker who speaks it, was there",
        "Situations où une ou un interprète, ou quelqu'un du personnel qui la parle, était là",
    ),
    denominator=Words(
        "Accepted situations in which a language was needed and the lead said whether it was there",
        "Situations acceptées où une langue était nécessaire et dont l'équipe responsable a dit si elle était parlée",
    ),
    unit=Words(
        "per cent of situations in which one was needed", "pour cent des situations où une langue était nécessaire"
    ),
    source=(PRACTICE,),
    caveats=(
        Words(
            "Where the lead has not said, it is in neither number.",
            "Si l'équipe responsable ne l'a pas dit, la situation n'est dans aucun des deux nombres.",
        ),
        Words(
            "As the lead says it, not the people.",
            "Selon l'équipe responsable, non selon les personnes.",
        ),
    ),
    version=1,
    groups=(*DECIDED, "emergency", "walk_on"),
    how=cells,
    said_of_one=False,
)
