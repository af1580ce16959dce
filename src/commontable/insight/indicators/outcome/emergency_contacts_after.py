"""How often did emergency services meet the people in the 90 days after the decision?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.contacts import BOTH_TOLD, CAVEATS, UNIT, both_told
from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import ratio

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = both_told(star, by)
    return ratio(rows, by, rows.emergency_after)


INDICATOR = Indicator(
    code="emergency_contacts_after",
    kind="ratio",
    title=Words("Emergency contacts after", "Contacts d'urgence après"),
    meaning=Words(
        "How often police, paramedics, fire services and hospitals met the people in the 90 days after the decision, for each situation of which both numbers were told.",
        "Combien de fois la police, les paramédics, les pompiers et les hôpitaux ont rencontré les personnes dans les 90 jours après la décision, par situation dont les deux nombres ont été donnés.",
    ),
    numerator=Words(
        "Calls and visits in the 90 days after the decision", "Appels et visites dans les 90 jours après la décision"
    ),
    denominator=BOTH_TOLD,
    unit=UNIT,
    source=(PRACTICE,),
    caveats=CAVEATS,
    version=1,
    groups=DECIDED,
    how=cells,
    said_of_one=False,
)
