"""Are the facts of rejected situations destroyed in time?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import decided
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = decided(star, by)
    asked = rows.filter(~rows.accepted & rows.minimised_in_time.notnull())
    return share(asked, by, having=asked.minimised_in_time)


INDICATOR = Indicator(
    code="minimised_in_time",
    kind="share",
    title=Words("Rejected and destroyed in time", "Rejetées et détruites à temps"),
    meaning=Words(
        "Rejected situations whose facts were destroyed within 24 hours, or are not due to be yet.",
        "Situations rejetées dont les renseignements ont été détruits en 24 heures, ou ne sont pas encore à détruire.",
    ),
    numerator=Words("Rejected situations destroyed in time", "Situations rejetées détruites à temps"),
    denominator=Words("Rejected situations", "Situations rejetées"),
    unit=Words("per cent of rejected situations", "pour cent des situations rejetées"),
    source=(
        DOSSIER,
        PRACTICE,
    ),
    caveats=(
        Words(
            "Cut to the city, what another table accepted is no rejected one.",
            "Pour la ville entière, ce qu'une autre table a accepté n'est pas rejeté.",
        ),
    ),
    version=1,
    groups=DECIDED,
    how=cells,
)
