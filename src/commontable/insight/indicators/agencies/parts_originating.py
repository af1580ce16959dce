"""Who brings situations to the tables?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.parts import played
from commontable.insight.indicators.sources import PRACTICE, SUDBURY
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    return count(played(star, by, "originating"), by)


INDICATOR = Indicator(
    code="parts_originating",
    kind="count",
    title=Words("Who brings", "Qui présente"),
    meaning=Words(
        "Situations accepted, by the agency that brought each: its sector and its type.",
        "Situations acceptées, selon l'organisme qui a présenté chacune : son secteur et son type.",
    ),
    numerator=Words(
        "Situations brought by these agencies and accepted", "Situations présentées par ces organismes et acceptées"
    ),
    denominator=None,
    unit=Words("situations", "situations"),
    source=(
        PRACTICE,
        SUDBURY,
    ),
    caveats=(
        Words(
            "After a no it is destroyed which agency had brought the situation: those rejected are not in it.",
            "Après un refus, le nom de l'organisme qui avait présenté la situation est détruit : les situations refusées n'y sont pas.",
        ),
        Words(
            "Where one agency plays nearly all of these parts, the number is withheld: it would be about that agency.",
            "Si un seul organisme joue presque tous ces rôles, le nombre est masqué : il parlerait de cet organisme.",
        ),
    ),
    version=2,
    groups=(*ACCEPTED, "sector", "agency_type", "agency"),
    how=cells,
)
