"""Of which situations is known how often emergency services met the people, before and after?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import Words
from commontable.insight.indicators.rows import accepted

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star

BOTH_TOLD = Words(
    "Accepted situations of which an emergency service told both numbers",
    "Situations acceptées dont un service d'urgence a donné les deux nombres",
)
UNIT = Words("calls and visits per situation", "appels et visites par situation")
CAVEATS = (
    Words(
        "People come to a table at their worst: fewer contacts afterwards would be seen without a table as well. It proves nothing.",
        "On arrive à une table au pire moment : les contacts baisseraient ensuite même sans table. Cela ne prouve rien.",
    ),
    Words(
        "As the services count them themselves, each in its own way; those that did not tell both numbers are in neither.",
        "Selon le compte de chaque service, à sa manière ; qui n'a pas donné les deux nombres n'est dans aucun.",
    ),
    Words(
        "All services of a situation together; one person may be behind many of them.",
        "Tous les services d'une situation ensemble ; beaucoup de contacts peuvent être ceux d'une seule personne.",
    ),
)


def both_told(star: Star, by: Sequence[str]) -> ibis.Table:
    """The accepted ones with both numbers.

    For the dominance rule the situation stands where the lead would: one person may be behind nearly all contacts.
    """
    rows = accepted(star, by)
    told = rows.filter(rows.emergency_before.notnull() & rows.emergency_after.notnull())
    return told.mutate(lead=told.situation)
