"""How many situations were brought to a table?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import BROUGHT
from commontable.insight.indicators.rows import NOWHERE_ELSE, UNDECIDED, decided, undecided
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import total

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    endings = UNDECIDED if "table" in by else NOWHERE_ELSE
    columns = ("table", "quarter", "year", "originator", "lead", "numbers")
    known = decided(star, by).mutate(numbers=1)
    known = known.mutate(numbers=known.numbers.cast("int64")).select(*columns)
    rows = known.union(undecided(star, endings).select(*columns))
    return total(rows, by, rows.numbers)


INDICATOR = Indicator(
    code="presented",
    kind="count",
    title=Words("Situations presented", "Situations présentées"),
    meaning=Words(
        "How many situations were brought to a table, whatever became of them.",
        "Combien de situations ont été présentées à une table, quelle qu'en soit la suite.",
    ),
    numerator=Words(
        "Situations accepted, rejected, pending, withdrawn or transferred",
        "Situations acceptées, rejetées, en attente, retirées ou transférées",
    ),
    denominator=None,
    unit=Words("situations", "situations"),
    source=(
        PRACTICE,
        DOSSIER,
    ),
    caveats=(
        Words(
            "Void and joined numbers are not presented. For the city, a transferred number counts at the table that received it.",
            "Les numéros annulés ou réunis ne comptent pas. Pour la ville, un numéro transféré compte à la table qui l'a reçu.",
        ),
    ),
    version=1,
    groups=BROUGHT,
    how=cells,
)
