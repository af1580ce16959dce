"""What share of people were in a situation that was connected?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import PEOPLE
from commontable.insight.indicators.rows import closed, of
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = of(closed(star, by), star.person, also=["connected"])
    return share(rows, by, having=rows.connected)


INDICATOR = Indicator(
    code="people_connected",
    kind="share",
    title=Words("People in connected situations", "Personnes dans une situation mise en relation"),
    meaning=Words(
        "Of the people in situations closed, how many were in one where somebody was connected to a service.",
        "Parmi les personnes des situations fermées, combien étaient dans une situation où quelqu'un a été mis en relation avec un service.",
    ),
    numerator=Words(
        "People in closed situations with a service connected or engaged",
        "Personnes des situations fermées avec un service mis en relation ou entamé",
    ),
    denominator=Words("People in closed situations", "Personnes des situations fermées"),
    unit=Words("per cent of people", "pour cent des personnes"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "A person in two situations is two appearances: nobody can be told apart here.",
            "Une personne présente dans deux situations compte deux fois : ici, on ne reconnaît personne.",
        ),
        Words(
            "Which of the people in a situation was connected is not on record.",
            "On ne consigne pas laquelle des personnes d'une situation a été mise en relation.",
        ),
    ),
    version=1,
    groups=PEOPLE,
    how=cells,
)
