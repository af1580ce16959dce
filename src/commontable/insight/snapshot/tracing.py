"""Which situations stand behind what the newest snapshot holds of one table?

Who they are is read as the system of that table, and nobody is told it: a caller reads the situations again under the
rows of whoever asks, and what those do not hold was never there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as

from .folders import newest
from .models import Number, Numbered

if TYPE_CHECKING:
    from commontable.partnership.tables.models import SituationTable


@dataclass(frozen=True)
class Traced:
    """What was found in which situations, and the day of the snapshot."""

    taken_on: date
    situations: dict[str, set[UUID]] = field(default_factory=dict)
    """By the check that found something there."""


def to_mend(table: SituationTable) -> Traced | None:
    """What is to be put right at a table, check by check; None before the first snapshot was taken."""
    snapshot = newest()
    if snapshot is None:
        return None
    # the query engine is large: a web process loads it when somebody asks
    from commontable.insight.indicators.looking import fix_list
    from commontable.insight.mart import Star

    found = fix_list(Star.read(snapshot.folder), table=table.code).select("check", "situation").to_pyarrow()
    pairs = list(zip(found["check"].to_pylist(), found["situation"].to_pylist(), strict=True))
    known = _behind(table, {number for _, number in pairs})
    traced = Traced(snapshot.taken_on)
    for check, number in pairs:
        if number in known:
            traced.situations.setdefault(check, set()).add(known[number])
    return traced


def _behind(table: SituationTable, numbers: Iterable[int]) -> dict[int, UUID]:
    """What each number was drawn for, as far as it still is there."""
    with acting_as(system([table.pk])):
        rows = Number.objects.filter(kind=Numbered.SITUATION, table=table, number__in=list(numbers))
        return dict(rows.values_list("number", "source"))
