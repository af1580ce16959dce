"""How many people were in the situations?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import PEOPLE
from commontable.insight.indicators.rows import accepted, of
from commontable.insight.indicators.sources import PRACTICE, SUDBURY
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    return count(of(accepted(star, by), star.person), by)


INDICATOR = Indicator(
    code="people_appearing",
    kind="count",
    title=Words("People", "Personnes"),
    meaning=Words(
        "How many people were in the situations accepted.",
        "Combien de personnes étaient dans les situations acceptées.",
    ),
    numerator=Words("People in accepted situations", "Personnes dans les situations acceptées"),
    denominator=None,
    unit=Words("people", "personnes"),
    source=(
        PRACTICE,
        SUDBURY,
    ),
    caveats=(
        Words(
            "A person in two situations is two appearances: nobody can be told apart here.",
            "Une personne présente dans deux situations compte deux fois : ici, on ne reconnaît personne.",
        ),
        Words(
            "Of accepted situations only: what was said of a rejected one is destroyed.",
            "Situations acceptées seulement : ce qui a été dit d'une situation rejetée est détruit.",
        ),
    ),
    version=1,
    groups=PEOPLE,
    how=cells,
)
