"""Who brings the boundaries that maps are drawn from?"""

from types import SimpleNamespace
from typing import Any

from commontable.insight.maps import rules as maps

from .asked import ALWAYS, Asked, Otherwise, nothing

USED = {"Not in use": "", "In use": "used"}


def boundary(column: str) -> Any:
    return SimpleNamespace(is_in_use=bool(column))


ASKED = (
    Asked(maps.may_bring, nothing, ALWAYS),
    Asked(maps.may_use, boundary, USED),
    Asked(maps.may_remove, boundary, USED),
)

OTHERWISE: Otherwise = ()
