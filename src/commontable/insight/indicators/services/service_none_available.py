"""In how many offers was no service available?"""

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
    return share(rows, by, having=rows.outcome == "none_available")


INDICATOR = Indicator(
    code="service_none_available",
    kind="share",
    title=Words("No service available", "Aucun service disponible"),
    meaning=Words(
        "The service does not exist here, or nobody could take the person in.",
        "Le service n'existe pas ici, ou personne ne pouvait recevoir la personne.",
    ),
    numerator=Words(
        "Offers of a service which ended in none available", "Offres de service restées sans service disponible"
    ),
    denominator=offers.OFFERS,
    unit=offers.PER_CENT,
    source=offers.SOURCE,
    caveats=(
        offers.UNKNOWN,
        Words(
            "Provincial returns count declined, barred, ineligible and wait-listed under this heading; here they are apart.",
            "Les rapports provinciaux y comptent aussi les refus, les interdictions, les non-admissibilités et les listes d'attente ; ici, ils sont à part.",
        ),
    ),
    version=1,
    groups=offers.GROUPS,
    how=cells,
)
