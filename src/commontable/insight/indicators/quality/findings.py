"""In what share of situations is something missing, wrong or unusual?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import BROUGHT
from commontable.insight.indicators.looking import tallied
from commontable.insight.indicators.sources import DOSSIER
from commontable.insight.indicators.tally import share_of_sums

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = tallied(star, by)
    return share_of_sums(rows, by, rows.n, rows.of)


INDICATOR = Indicator(
    code="findings",
    kind="share",
    title=Words("What was found in the data", "Constats sur les données"),
    meaning=Words(
        "For each thing that is looked for: in how many of the situations it applies to it was found. "
        "Each is wrong, missing or unusual, and is mended by the lead, by whoever brought it, or by the coordinator.",
        "Pour chaque vérification : dans combien des situations visées le constat a été fait. "
        "Chacun est impossible, manquant ou inhabituel, et revient à l'équipe responsable, à celle qui l'a présentée ou à la coordination.",
    ),
    numerator=Words("Situations in which it was found", "Situations où le constat a été fait"),
    denominator=Words("Situations to which it applies", "Situations visées par la vérification"),
    unit=Words("per cent of situations looked at", "pour cent des situations vérifiées"),
    source=(DOSSIER,),
    caveats=(
        Words(
            "Every number of every table is looked at: what two tables wrote is looked at twice.",
            "Chaque numéro de chaque table est vérifié : ce que deux tables ont noté l'est deux fois.",
        ),
        Words("What is unusual may well be so.", "Ce qui est inhabituel peut être exact."),
    ),
    version=1,
    groups=(*BROUGHT, "check"),
    how=cells,
    needs=("check",),
)
