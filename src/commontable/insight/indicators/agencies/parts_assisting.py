"""Who assists?"""

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
    return count(played(star, by, "assisting"), by)


INDICATOR = Indicator(
    code="parts_assisting",
    kind="count",
    title=Words("Who assists", "Qui participe"),
    meaning=Words(
        "Parts as assisting agency in accepted situations, by the sector and type of the agency.",
        "Rôles d'organisme participant dans les situations acceptées, selon le secteur et le type de l'organisme.",
    ),
    numerator=Words("Parts as assisting agency", "Rôles d'organisme participant"),
    denominator=None,
    unit=Words("parts", "rôles"),
    source=(
        PRACTICE,
        SUDBURY,
    ),
    caveats=(
        Words(
            "Several agencies may have a part in one situation: it is no count of situations.",
            "Plusieurs organismes peuvent avoir un rôle dans une situation : ce n'est pas un nombre de situations.",
        ),
        Words(
            "Where one agency plays nearly all of these parts, the number is withheld: it would be about that agency.",
            "Si un seul organisme joue presque tous ces rôles, le nombre est masqué : il parlerait de cet organisme.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "sector", "agency_type", "agency"),
    how=cells,
)
