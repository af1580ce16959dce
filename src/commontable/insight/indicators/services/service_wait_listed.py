"""In how many offers does the person wait for a place?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators import offers
from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = offers.offered(star, by)
    return share(rows, by, having=rows.outcome == "wait_listed")


INDICATOR = Indicator(
    code="service_wait_listed",
    kind="share",
    title=Words("Wait-listed", "Inscription sur une liste d'attente"),
    meaning=Words(
        "The person was accepted by the service and waits for a place.",
        "Le service a accepté la personne, qui attend une place.",
    ),
    numerator=Words(
        "Offers of a service for which the person waits", "Offres d'un service dont la personne attend une place"
    ),
    denominator=offers.OFFERS,
    unit=offers.PER_CENT,
    source=offers.SOURCE,
    caveats=(offers.UNKNOWN, Words("How long is asked with the barrier.", "La durée est demandée avec l'obstacle.")),
    version=1,
    groups=offers.GROUPS,
    how=cells,
)
