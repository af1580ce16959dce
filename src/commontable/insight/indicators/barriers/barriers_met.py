"""How often did something stand in the way, and what?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import accepted, of
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    return count(of(accepted(star, by), star.barrier), by)


INDICATOR = Indicator(
    code="barriers_met",
    kind="count",
    title=Words("Barriers", "Obstacles"),
    meaning=Words(
        "What stood in the way of a service, as teams wrote it down at report-back and closing.",
        "Ce qui a fait obstacle à un service, tel que les équipes l'ont noté au compte rendu et à la fermeture.",
    ),
    numerator=Words("Barriers written down in accepted situations", "Obstacles notés dans les situations acceptées"),
    denominator=None,
    unit=Words("barriers", "obstacles"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "A situation may have several: it is no count of situations.",
            "Une situation peut en avoir plusieurs : ce n'est pas un nombre de situations.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "theme", "service", "wait"),
    how=cells,
)
