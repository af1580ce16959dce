"""What do the people say of it, once it is closed?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import closed
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share_of_all

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = closed(star, by)
    return share_of_all(rows, by, ["persons_word"], rows)


INDICATOR = Indicator(
    code="persons_word",
    kind="share",
    title=Words("What the person says", "Ce que dit la personne"),
    meaning=Words(
        "Of the situations closed, in how many the person says that it helped, in part or not; in how many they were not asked or would rather not say.",
        "Parmi les situations fermées, dans combien la personne dit que cela a aidé, en partie ou non ; dans combien la question n'a pas été posée ou la personne préfère ne pas le dire.",
    ),
    numerator=Words("Situations closed with that answer", "Situations fermées avec cette réponse"),
    denominator=Words("Accepted situations that are closed", "Situations acceptées et fermées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "As the lead heard it and wrote it down: people may say less of what did not help.",
            "Telle que l'équipe responsable l'a entendue et notée : on tait parfois ce qui n'a pas aidé.",
        ),
        Words(
            "Where the lead wrote down no answer it stands under “not said”, and is part of the whole.",
            "Sans réponse notée, la situation est comptée à part, dans le même total.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "persons_word"),
    how=cells,
    said_of_one=False,
    needs=("persons_word",),
)
