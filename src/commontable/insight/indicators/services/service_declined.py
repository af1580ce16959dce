"""How many offers did an agency decline?"""

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
    return share(rows, by, having=rows.outcome == "agency_declined")


INDICATOR = Indicator(
    code="service_declined",
    kind="share",
    title=Words("Declined by the agency", "Refus de l'organisme"),
    meaning=Words(
        "The agency said that it would not serve the person.", "L'organisme a dit qu'il ne servirait pas la personne."
    ),
    numerator=Words("Offers of a service which the agency declined", "Offres de service déclinées par l'organisme"),
    denominator=offers.OFFERS,
    unit=offers.PER_CENT,
    source=offers.SOURCE,
    caveats=(
        offers.UNKNOWN,
        Words(
            "Barred, found ineligible and wait-listed are counted apart.",
            "L'interdiction, la non-admissibilité et la liste d'attente sont comptées à part.",
        ),
    ),
    version=1,
    groups=offers.GROUPS,
    how=cells,
)
