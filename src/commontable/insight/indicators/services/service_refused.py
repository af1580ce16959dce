"""How many offers did the person refuse?"""

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
    return share(rows, by, having=rows.outcome == "refused")


INDICATOR = Indicator(
    code="service_refused",
    kind="share",
    title=Words("Refused by the person", "Refus de la personne"),
    meaning=Words(
        "The offer was made, and the person declined it.", "L'offre a été faite et la personne l'a déclinée."
    ),
    numerator=Words("Offers of a service which the person refused", "Offres de service refusées par la personne"),
    denominator=offers.OFFERS,
    unit=offers.PER_CENT,
    source=offers.SOURCE,
    caveats=(
        offers.UNKNOWN,
        Words(
            "What an agency refused is counted apart: read both together.",
            "Ce qu'un organisme a refusé est compté à part : les deux se lisent ensemble.",
        ),
    ),
    version=1,
    groups=offers.GROUPS,
    how=cells,
)
