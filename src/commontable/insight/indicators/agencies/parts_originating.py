"""Who brings situations to the tables?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
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
        "Situations decided on, by the agency that brought each: its sector and its type.",
        "Situations décidées, selon l'organisme qui a présenté chacune : son secteur et son type.",
    ),
    numerator=Words(
        "Situations brought by these agencies and decided", "Situations présentées par ces organismes et décidées"
    ),
    denominator=None,
    unit=Words("situations", "situations"),
    source=(
        PRACTICE,
        SUDBURY,
    ),
    caveats=(
        Words(
            "The largest part of one agency is looked at for the agency that plays the part itself.",
            "La plus grande part d'un organisme est celle de l'organisme qui joue ce rôle.",
        ),
    ),
    version=1,
    groups=(*DECIDED, "sector", "agency_type", "agency"),
    how=cells,
)
