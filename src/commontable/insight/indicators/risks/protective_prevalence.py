"""In how many situations is there something that protects?"""

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
    named = star.protective.select("situation", protective_category="category", protective_factor="factor")
    within = [each for each in ("protective_category", "protective_factor") if each in by]
    return share_of_all(of(whole, named.select("situation", *within).distinct()), by, within, whole)


INDICATOR = Indicator(
    code="protective_prevalence",
    kind="share",
    title=Words("Protective factors", "Facteurs de protection"),
    meaning=Words(
        "Of the situations accepted, how many have the protective factor.",
        "Parmi les situations acceptées, combien présentent le facteur de protection.",
    ),
    numerator=Words("Accepted situations with it", "Situations acceptées le présentant"),
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
        Words("What is not noted is not known to be missing.", "Ce qui n'est pas noté n'est pas forcément absent."),
    ),
    version=1,
    groups=(*ACCEPTED, "protective_category", "protective_factor"),
    how=cells,
    needs=("protective_category",),
)
