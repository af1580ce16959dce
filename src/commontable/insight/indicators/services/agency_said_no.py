"""In how many offers was it the agency that said no?"""

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
    return share(rows, by, having=rows.outcome.isin(offers.AGENCY_SAID_NO))


INDICATOR = Indicator(
    code="agency_said_no",
    kind="share",
    title=Words("The agency said no, or not yet", "Refus ou attente du côté de l'organisme"),
    meaning=Words(
        "Declined, barred, found ineligible or wait-listed, together: read it beside what the person refused.",
        "Refus, interdiction, non-admissibilité et liste d'attente réunis : à lire à côté des refus de la personne.",
    ),
    numerator=Words(
        "Offers which the agency declined, or for which the person was barred, ineligible or wait-listed",
        "Offres déclinées par l'organisme, ou pour lesquelles la personne était interdite d'accès, non admissible ou en attente",
    ),
    denominator=offers.OFFERS,
    unit=offers.PER_CENT,
    source=offers.SOURCE,
    caveats=(offers.UNKNOWN,),
    version=1,
    groups=offers.GROUPS,
    how=cells,
)
