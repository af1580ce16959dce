"""How many services were offered, and which?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators import offers
from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.tally import count

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    return count(offers.offered(star, by), by)


INDICATOR = Indicator(
    code="services_offered",
    kind="count",
    title=Words("Services offered", "Services offerts"),
    meaning=Words(
        "How many services agencies reported on in accepted situations, whatever came of them.",
        "Nombre de services dont les organismes ont rendu compte dans les situations acceptées, quel qu'en soit le résultat.",
    ),
    numerator=offers.OFFERS,
    denominator=None,
    unit=Words("services", "services"),
    source=offers.SOURCE,
    caveats=(
        Words(
            "Several services, or the same service by several agencies, are several: it is no count of people.",
            "Plusieurs services, ou le même service par plusieurs organismes, comptent séparément : ce n'est pas un nombre de personnes.",
        ),
    ),
    version=1,
    groups=(*offers.GROUPS, "outcome"),
    how=cells,
)
