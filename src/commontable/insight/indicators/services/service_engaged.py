"""In how many offers did the person start to use the service?"""

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
    return share(rows, by, having=rows.outcome == "engaged")


INDICATOR = Indicator(
    code="service_engaged",
    kind="share",
    title=Words("Engaged with the service", "Recours au service entamé"),
    meaning=Words("The person has started to use the service.", "La personne a commencé à utiliser le service."),
    numerator=Words(
        "Offers of a service which the person started to use",
        "Offres d'un service que la personne a commencé à utiliser",
    ),
    denominator=offers.OFFERS,
    unit=offers.PER_CENT,
    source=offers.SOURCE,
    caveats=(offers.UNKNOWN, Words("Connected is not in it.", "La mise en relation n'y est pas.")),
    version=1,
    groups=offers.GROUPS,
    how=cells,
)
