"""In how many offers was the person connected to the service?"""

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
    return share(rows, by, having=rows.outcome == "connected")


INDICATOR = Indicator(
    code="service_connected",
    kind="share",
    title=Words("Connected to the service", "Mise en relation avec le service"),
    meaning=Words(
        "A warm contact was made between the person and the service.",
        "Un contact accompagné a eu lieu entre la personne et le service.",
    ),
    numerator=Words(
        "Offers of a service after which the person was connected", "Offres de service suivies d'une mise en relation"
    ),
    denominator=offers.OFFERS,
    unit=offers.PER_CENT,
    source=offers.SOURCE,
    caveats=(
        offers.UNKNOWN,
        Words(
            "Engaged is not in it: whoever started to use the service is counted there.",
            "Le recours entamé n'y est pas : il est compté à part.",
        ),
    ),
    version=1,
    groups=offers.GROUPS,
    how=cells,
)
