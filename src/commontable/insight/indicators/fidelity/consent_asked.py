"""How many people were asked to agree to being spoken of?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import PEOPLE
from commontable.insight.indicators.rows import accepted, of
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = of(accepted(star, by), star.person)
    return share(rows, by, having=rows.consent_asked)


INDICATOR = Indicator(
    code="consent_asked",
    kind="share",
    title=Words("People asked for consent", "Personnes dont le consentement a été demandé"),
    meaning=Words(
        "Of the people in accepted situations, how many were asked to agree to being spoken of by name.",
        "Parmi les personnes des situations acceptées, à combien a-t-on demandé de consentir à ce qu'on parle d'elles nommément.",
    ),
    numerator=Words(
        "People asked, or somebody who decides for them", "Personnes à qui on l'a demandé, ou à qui décide pour elles"
    ),
    denominator=Words("People in accepted situations", "Personnes dans les situations acceptées"),
    unit=Words("per cent of people", "pour cent des personnes"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "A person in two situations is two appearances: nobody can be told apart here.",
            "Une personne présente dans deux situations compte deux fois : ici, on ne reconnaît personne.",
        ),
        Words(
            "Who could not be asked counts as not asked; the name may then go out on another ground, or not at all.",
            "Qui n'a pas pu être consulté compte comme non consulté ; le nom n'est alors donné que sur un autre fondement, ou pas du tout.",
        ),
    ),
    version=1,
    groups=PEOPLE,
    how=cells,
    said_of_one=False,
)
