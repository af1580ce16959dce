"""At how many meetings was the quorum met?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.gatherings import held
from commontable.insight.indicators.groups import BROUGHT
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = held(star)
    asked = rows.filter(rows.quorum_met.notnull())
    return share(asked, by, having=asked.quorum_met)


INDICATOR = Indicator(
    code="quorum_met",
    kind="share",
    title=Words("Quorum met", "Quorum atteint"),
    meaning=Words(
        "Meetings at which the table's own quorum was met, of those for which it asks one.",
        "Réunions où le quorum fixé par la table a été atteint, parmi celles pour lesquelles elle en exige un.",
    ),
    numerator=Words("Meetings with a quorum", "Réunions avec quorum"),
    denominator=Words(
        "Meetings held for which a quorum is asked", "Réunions tenues pour lesquelles un quorum est exigé"
    ),
    unit=Words("per cent of meetings", "pour cent des réunions"),
    source=(PRACTICE,),
    caveats=(
        Words("The quarter is the one in which the meeting was held.", "Le trimestre est celui de la réunion."),
        Words(
            "Each table sets its own quorum: tables are not to be ranked by it.",
            "Chaque table fixe son quorum : il ne sert pas à classer les tables.",
        ),
    ),
    version=1,
    groups=(*BROUGHT, "meeting_kind"),
    how=cells,
)
