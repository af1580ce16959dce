"""Of the people who were asked, how many agreed?"""

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
    asked = rows.filter(rows.consent_asked)
    return share(asked, by, having=asked.consent_given)


INDICATOR = Indicator(
    code="consent_given",
    kind="share",
    title=Words("People who gave consent", "Personnes qui ont donné leur consentement"),
    meaning=Words(
        "Of the people asked to agree to being spoken of by name, how many agreed.",
        "Parmi les personnes à qui on a demandé de consentir à ce qu'on parle d'elles nommément, combien y ont consenti.",
    ),
    numerator=Words("People who agreed", "Personnes qui ont consenti"),
    denominator=Words(
        "People in accepted situations who were asked", "Personnes des situations acceptées à qui on l'a demandé"
    ),
    unit=Words("per cent of people asked", "pour cent des personnes consultées"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "Who agreed and took it back later counts as having agreed.",
            "Qui a consenti puis s'est ravisé compte comme ayant consenti.",
        ),
        Words(
            "Who has not answered yet counts as not having agreed.",
            "Qui n'a pas encore répondu compte comme n'ayant pas consenti.",
        ),
    ),
    version=1,
    groups=PEOPLE,
    how=cells,
    said_of_one=False,
)
