"""What became of numbers that no table decided on?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import BROUGHT
from commontable.insight.indicators.rows import UNDECIDED, undecided
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import total

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = undecided(star, (*UNDECIDED, "joined", "void"))
    return total(rows, by, rows.numbers)


INDICATOR = Indicator(
    code="undecided_numbers",
    kind="count",
    title=Words("Numbers never decided", "Numéros sans décision"),
    meaning=Words(
        "How many numbers ended at a table without a decision: pending, withdrawn, transferred, joined or void.",
        "Combien de numéros se sont terminés à une table sans décision : en attente, retirés, transférés, réunis ou annulés.",
    ),
    numerator=Words("Numbers without a decision", "Numéros sans décision"),
    denominator=None,
    unit=Words("numbers", "numéros"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "These are numbers of a table, for the city too: one transferred has another number elsewhere.",
            "Ce sont des numéros de table, pour la ville aussi : un numéro transféré en a un autre ailleurs.",
        ),
    ),
    version=1,
    groups=(*BROUGHT, "ending"),
    how=cells,
)
