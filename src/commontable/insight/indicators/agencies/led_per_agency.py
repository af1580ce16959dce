"""How many situations does a leading agency lead?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.parts import load
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import PRACTICE

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return load(rows.filter(rows.lead.notnull()), by)


INDICATOR = Indicator(
    code="led_per_agency",
    kind="ratio",
    title=Words("Situations for each leading agency", "Situations par organisme responsable"),
    meaning=Words(
        "How many accepted situations a leading agency leads, on average over the agencies that lead any.",
        "Nombre moyen de situations acceptées par organisme responsable, parmi ceux qui en ont.",
    ),
    numerator=Words("Accepted situations with a lead", "Situations acceptées avec un organisme responsable"),
    denominator=Words("Agencies that lead at least one of them", "Organismes responsables d'au moins une"),
    unit=Words("situations for each agency", "situations par organisme"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "Over the whole period: it is no number at one time. See those that are open.",
            "Sur toute la période : ce n'est pas un nombre à un moment donné. Voir celles qui sont ouvertes.",
        ),
        Words(
            "Who leads a part of a situation for one of its people is not in it.",
            "La responsabilité pour une seule des personnes n'y est pas.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
