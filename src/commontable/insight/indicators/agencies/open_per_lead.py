"""How many open situations does a leading agency hold at the taking?"""

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
    return load(rows.filter(rows.lead.notnull() & ~rows.closed), by)


INDICATOR = Indicator(
    code="open_per_lead",
    kind="ratio",
    title=Words("Open situations for each lead", "Situations ouvertes par organisme responsable"),
    meaning=Words(
        "How many accepted situations that are still open at the taking a leading agency holds, on average.",
        "Nombre moyen de situations acceptées encore ouvertes à la date des données par organisme responsable.",
    ),
    numerator=Words(
        "Open accepted situations with a lead", "Situations acceptées ouvertes avec un organisme responsable"
    ),
    denominator=Words("Agencies that lead at least one of them", "Organismes responsables d'au moins une"),
    unit=Words("open situations for each agency", "situations ouvertes par organisme"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "It is the load on the day of the taking, by the quarter in which each was brought.",
            "C'est la charge au jour des données, selon le trimestre de présentation.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
