"""In how many offers was the person found ineligible?"""

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
    return share(rows, by, having=rows.outcome == "ineligible")


INDICATOR = Indicator(
    code="service_ineligible",
    kind="share",
    title=Words("Found ineligible", "Personne non admissible"),
    meaning=Words(
        "The person does not meet the conditions of the service.",
        "La personne ne répond pas aux conditions du service.",
    ),
    numerator=Words(
        "Offers of a service for which the person was found ineligible",
        "Offres d'un service auquel la personne n'était pas admissible",
    ),
    denominator=offers.OFFERS,
    unit=offers.PER_CENT,
    source=offers.SOURCE,
    caveats=(
        offers.UNKNOWN,
        Words(
            "Which condition is written down as a barrier, where it was asked.",
            "La condition en cause est notée comme obstacle, si elle a été demandée.",
        ),
    ),
    version=1,
    groups=offers.GROUPS,
    how=cells,
)
