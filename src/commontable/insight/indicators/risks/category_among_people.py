"""How many of the people have each category of risk, by age, by gender, harming or harmed?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import PEOPLE
from commontable.insight.indicators.pairs import met_in
from commontable.insight.indicators.rows import accepted, of
from commontable.insight.indicators.sources import SUDBURY
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    whole = of(accepted(star, by), star.person)
    return share_of_all(met_in(star, whole), by, ["category"], whole)


INDICATOR = Indicator(
    code="category_among_people",
    kind="share",
    title=Words("Risk categories among people", "Catégories de risque parmi les personnes"),
    meaning=Words(
        "Of the people in the situations accepted, how many have a risk of the category themselves.",
        "Parmi les personnes des situations acceptées, combien présentent elles-mêmes un risque de la catégorie.",
    ),
    numerator=Words("People with the category", "Personnes présentant la catégorie"),
    denominator=Words("People in accepted situations", "Personnes dans les situations acceptées"),
    unit=Words("per cent of people", "pour cent des personnes"),
    source=(SUDBURY,),
    caveats=(
        Words(
            "A person in two situations is two appearances: nobody can be told apart here.",
            "Une personne présente dans deux situations compte deux fois : ici, on ne reconnaît personne.",
        ),
        Words(
            "A risk that is the situation's, and nobody's own, is not here.",
            "Un risque propre à la situation, et à personne en particulier, n'y figure pas.",
        ),
    ),
    version=1,
    groups=(*PEOPLE, "category"),
    how=cells,
    needs=("category",),
)
