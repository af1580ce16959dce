"""In which situations is there any such fact at all?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis


def once(facts: ibis.Table) -> ibis.Table:
    """One row, with `there`, for each situation that has one: to be joined from the left."""
    return facts.group_by("situation").agg(there=facts.count() > 0)
