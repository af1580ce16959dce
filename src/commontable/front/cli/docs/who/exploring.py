"""Who asks the numbers, and whose are the answers?"""

from types import SimpleNamespace
from typing import Any

from commontable.front.cli.docs.people import PEOPLE, TABLE
from commontable.insight.explorer import rules as explorer
from commontable.insight.release.stages import Progress

from .asked import ALWAYS, Asked, Otherwise, nothing

ASKING = {str(each.label).capitalize(): str(each.value) for each in Progress}
ASKER = PEOPLE["an analyst of the central team"]


def exploration(progress: str, *, kept: bool = False) -> Any:
    """Asked by the analyst, of this table."""
    return SimpleNamespace(member_id=ASKER.member, table_id=TABLE, progress=progress, is_kept=kept)


ASKED = (
    Asked(explorer.may_explore, nothing, ALWAYS),
    Asked(explorer.may_see, exploration, ASKING),
    Asked(explorer.may_stop, exploration, ASKING),
    Asked(explorer.may_drop, exploration, ASKING),
    Asked(explorer.may_answer, exploration, ASKING),
)

OTHERWISE: Otherwise = ()
