"""Who must be told by now that a clock runs out? The lead first, then its supervisor, then the co-chairs. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from .models import AlertKind, Level

type Wanted = tuple[AlertKind, Level]


@dataclass(frozen=True, slots=True)
class Waits:
    """How long after it was due each level is told, and which levels reach nobody: those are passed over at once."""

    supervisor: timedelta
    co_chairs: timedelta
    silent: frozenset[Level] = frozenset()

    def after(self) -> Iterator[tuple[Level, timedelta]]:
        """Each level that reaches somebody, with its wait; where the one before reaches nobody it takes its wait."""
        inherited: timedelta | None = None
        for level, wait in ((Level.LEAD, timedelta(0)), *self._escalations()):
            shortest = wait if inherited is None else min(wait, inherited)
            inherited = shortest if level in self.silent else None
            if level not in self.silent:
                yield level, shortest

    def _escalations(self) -> tuple[tuple[Level, timedelta], ...]:
        return (Level.SUPERVISOR, self.supervisor), (Level.CO_CHAIRS, self.co_chairs)


def soon(decided: datetime, due: datetime) -> timedelta:
    """How long before it is due a lead that tried nothing is told: a quarter of the table's hours, 12 of 48."""
    return (due - decided) / 4


def wanted(
    decided: datetime, due: datetime, lead_since: datetime, *, is_tried: bool, waits: Waits, now: datetime
) -> list[Wanted]:
    """What must have been said by now of a clock that no contact stopped; nights and weekends count.

    Whoever took the lead after it was due has the same time before it is said of them to others.
    """
    if now < due:
        quiet = is_tried or now < due - soon(decided, due) or Level.LEAD in waits.silent
        return [] if quiet else [(AlertKind.DUE_SOON, Level.LEAD)]
    late_since = max(due, lead_since)
    return [(AlertKind.OVERDUE, level) for level, wait in waits.after() if now >= late_since + wait]
