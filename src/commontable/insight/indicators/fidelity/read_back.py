"""Are decisions read back to the table?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import decided
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = decided(star, by)
    return share(rows, by, having=rows.read_back)


INDICATOR = Indicator(
    code="read_back",
    kind="share",
    title=Words("Decisions read back", "Décisions relues"),
    meaning=Words(
        "Decided situations whose decision was read aloud to the table and confirmed.",
        "Situations décidées dont la décision a été relue à voix haute devant la table.",
    ),
    numerator=Words("Decisions read back", "Décisions relues"),
    denominator=Words("Decided situations", "Situations décidées"),
    unit=Words("per cent of decisions", "pour cent des décisions"),
    source=(PRACTICE,),
    caveats=(),
    version=1,
    groups=(*DECIDED, "emergency", "walk_on"),
    how=cells,
)
