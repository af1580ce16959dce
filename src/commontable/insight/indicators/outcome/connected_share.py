"""In how many was somebody connected to a service?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Indicator, Words
from commontable.insight.indicators.groups import ACCEPTED
from commontable.insight.indicators.rows import closed
from commontable.insight.indicators.sources import DOSSIER, PRACTICE
from commontable.insight.indicators.tally import share

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def cells(star: Star, by: Sequence[str]) -> ibis.Table:
    rows = closed(star, by)
    return share(rows, by, having=rows.connected)


INDICATOR = Indicator(
    code="connected_share",
    kind="share",
    title=Words("Connected to a service", "Mise en relation avec un service"),
    meaning=Words(
        "Of the situations closed, in how many somebody was connected to a service or has begun to use one.",
        "Parmi les situations fermées, dans combien quelqu'un a été mis en relation avec un service ou a commencé à y recourir.",
    ),
    numerator=Words(
        "Closed situations with at least one service connected or engaged",
        "Situations fermées avec au moins un service mis en relation ou entamé",
    ),
    denominator=Words("Accepted situations that are closed", "Situations acceptées et fermées"),
    unit=Words("per cent of situations", "pour cent des situations"),
    source=(
        PRACTICE,
        DOSSIER,
    ),
    caveats=(
        Words(
            "One published source states such a share of people; this one is of situations.",
            "Une source publiée donne une telle proportion de personnes ; celle-ci porte sur les situations.",
        ),
        Words(
            "One still open is in no part of it, whether somebody is connected already or not.",
            "Une situation encore ouverte n'en fait pas partie, que quelqu'un soit déjà en relation ou non.",
        ),
    ),
    version=1,
    groups=ACCEPTED,
    how=cells,
)
