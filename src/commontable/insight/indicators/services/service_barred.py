"""In how many offers was the person barred from the service?"""

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
    return share(rows, by, having=rows.outcome == "barred")


INDICATOR = Indicator(
    code="service_barred",
    kind="share",
    title=Words("Barred from the service", "Interdiction d'accès au service"),
    meaning=Words(
        "The person may not use the service or enter the place.",
        "La personne ne peut ni utiliser le service ni entrer dans le lieu.",
    ),
    numerator=Words(
        "Offers of a service from which the person was barred",
        "Offres d'un service dont l'accès était interdit à la personne",
    ),
    denominator=offers.OFFERS,
    unit=offers.PER_CENT,
    source=offers.SOURCE,
    caveats=(
        offers.UNKNOWN,
        Words("A ban that was lifted is an outcome of its own.", "L'interdiction levée est un résultat distinct."),
    ),
    version=1,
    groups=offers.GROUPS,
    how=cells,
)
