"""In how many situations is each risk factor?"""

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
    within = [each for each in ("category", "factor") if each in by]
    known = star.risk.filter(star.risk.factor.notnull()).select("situation", *within).distinct()
    return share_of_all(of(whole, known), by, within, whole)


INDICATOR = Indicator(
    code="factor_prevalence",
    kind="share",
    title=Words("Risk factors", "Facteurs de risque"),
    meaning=Words(
        "Of the situations accepted, how many have the risk factor.",
        "Parmi les situations acceptées, combien présentent le facteur de risque.",
    ),
    numerator=Words("Accepted situations with the factor", "Situations acceptées présentant le facteur"),
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
            "Of accepted situations only: what was said of a rejected one is destroyed.",
            "Situations acceptées seulement : ce qui a été dit d'une situation rejetée est détruit.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "category", "factor"),
    how=cells,
    needs=("factor",),
)
