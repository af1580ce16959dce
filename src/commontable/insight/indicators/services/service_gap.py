"""How many needs did no available service meet?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators import offers
from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.sources import PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = offers.needs(star, by)
    return share(rows, by, having=rows.unmet)


INDICATOR = Indicator(
    code="service_gap",
    kind="share",
    title=Words("The gap: needs that no available service met", "L'écart : besoins sans service disponible"),
    meaning=Words(
        "A need is a type of service that was tried for in an accepted situation, once however often it was tried. "
        "It is unmet where every outcome that is known was none available, wait-listed, declined, ineligible or barred.",
        "Un besoin est un type de service recherché dans une situation acceptée, compté une fois quel que soit le nombre d'essais. "
        "Il n'est pas comblé si tous les résultats connus sont : aucun service disponible, liste d'attente, refus de l'organisme, "
        "non-admissibilité ou interdiction d'accès.",
    ),
    numerator=Words("Needs that no available service met", "Besoins qu'aucun service disponible n'a comblés"),
    denominator=Words(
        "Needs of accepted situations of which an outcome is known",
        "Besoins des situations acceptées dont un résultat est connu",
    ),
    unit=Words("per cent of needs", "pour cent des besoins"),
    source=(PRACTICE,),
    caveats=(
        Words(
            "What nobody tried for, because everybody knew that there is none, is in no record and in no part of this.",
            "Ce que personne n'a essayé, parce que chacun savait qu'il n'y en a pas, n'est noté nulle part et n'entre pas ici.",
        ),
        Words(
            "A need that the person refused is no gap: a service was there.",
            "Un besoin que la personne a refusé n'est pas un écart : un service existait.",
        ),
    ),
    version=1,
    groups=(*ACCEPTED, "service"),
    how=cells,
)
