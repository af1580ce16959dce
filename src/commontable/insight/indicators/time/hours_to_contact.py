"""How many hours from the decision to the first contact?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import due
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.times import nearest_rank

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = due(star, by)
    return nearest_rank(rows, by, rows.hours_to_contact)


INDICATOR = Indicator(
    code="hours_to_contact",
    kind="time",
    title=Words("Hours to the first contact", "Heures avant le premier contact"),
    meaning=Words(
        "How many hours pass from the decision to the first contact: for half of the situations whose 48 hours have passed, and for nine in ten.",
        "Combien d'heures passent entre la décision et un premier contact : pour la moitié des situations dont les 48 heures sont écoulées, et pour neuf sur dix.",
    ),
    numerator=Words("Situations with a contact", "Situations avec un contact"),
    denominator=Words(
        "Situations accepted whose 48 hours have passed", "Situations acceptées dont les 48 heures sont écoulées"
    ),
    unit=Words("hours", "heures"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "Nearest rank: a duration that was really observed, not one between two.",
            "Rang le plus proche : une durée réellement observée, et non interpolée.",
        ),
        Words(
            "One without it counts as longer than all others; where half are without it, there is no median.",
            "Une situation qui n'en a pas compte comme plus longue que toutes les autres ; si la moitié n'en a pas, il n'y a pas de médiane.",
        ),
        Words(
            "The clock starts at the decision, in calendar hours, through nights and holidays.",
            "L'horloge part de la décision, en heures civiles, nuits et jours fériés compris.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
