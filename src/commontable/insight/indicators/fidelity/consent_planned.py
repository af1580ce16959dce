"""In how many accepted situations was it agreed how consent is asked?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import DECIDED
from commontable.insight.indicators.rows import accepted
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = accepted(star, by)
    return share(rows, by, having=rows.consent.fill_null("") != "")


INDICATOR = Indicator(
    code="consent_planned",
    kind="share",
    title=Words("Asking for consent agreed", "Demande de consentement convenue"),
    meaning=Words(
        "Accepted situations for which the teams agreed how consent will be asked.",
        "Situations acceptées pour lesquelles les équipes ont convenu de la manière de demander le consentement.",
    ),
    numerator=Words(
        "Accepted situations with a way to ask for consent on record",
        "Situations acceptées dont la manière de demander le consentement est notée",
    ),
    denominator=Words("Accepted situations", "Situations acceptées"),
    unit=Words("per cent of accepted situations", "pour cent des situations acceptées"),
    source=(PRACTICE, DOSSIER),
    caveats=(
        Words(
            "Whether people were asked one by one, and agreed, is another figure.",
            "Si chaque personne a été consultée, et a consenti, fait l'objet d'un autre chiffre.",
        ),
    ),
    version=2,
    groups=(*DECIDED, "emergency", "walk_on"),
    how=cells,
)
