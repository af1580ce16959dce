"""Which situations stand behind what the newest snapshot holds of one table?

Who they are is read as the system of that table, and nobody is told it: a caller reads the situations again under the
rows of whoever asks, and what those do not hold was never there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as

from .folders import newest
from .models import Number, Numbered

if TYPE_CHECKING:
    import ibis

    from commontable.insight.indicators import Indicator
    from commontable.insight.mart import Star
    from commontable.partnership.tables.models import SituationTable


@dataclass(frozen=True, slots=True)
class Found:
    """A situation in one piece of a figure: its part in what is counted, and in what it is counted of."""

    situation: UUID
    was_accepted: bool
    """Whether the snapshot holds it as accepted."""
    pieces: tuple[Any, ...]
    counted: int = 1
    of: int = 1


@dataclass(frozen=True)
class Traced:
    """The day of the snapshot and what was found; of pieces of a whole, the whole as well, cut by the other groups."""

    taken_on: date
    found: Sequence[Found]
    whole: Sequence[Found] = ()


@dataclass(frozen=True)
class Question:
    """A figure of a table: cut by what, from which quarter to which; where it is pieces of a whole, of which."""

    indicator: Indicator
    by: tuple[str, ...]
    since: date
    until: date
    whole: Indicator | None = None

    @property
    def outer(self) -> tuple[str, ...]:
        """What the whole is cut by."""
        return tuple(group for group in self.by if group not in self.indicator.needs)


def to_mend(table: SituationTable) -> Traced | None:
    """What is to be put right at a table, each with the check as its piece; None before the first snapshot was taken."""
    snapshot = newest()
    if snapshot is None:
        return None
    # the query engine is large: a web process loads it when somebody asks
    from commontable.insight.indicators.looking import fix_list
    from commontable.insight.mart import Star

    star = Star.read(snapshot.folder)
    rows = _rows(fix_list(star, table=table.code).select("situation", "check"))
    known = _known(star, table, rows)
    return Traced(snapshot.taken_on, [Found(*known[number], (check,)) for number, check in rows if number in known])


def counted_in(table: SituationTable, question: Question) -> Traced | None:
    """Who was counted in a figure of the table, and of whom; None before the first snapshot was taken."""
    snapshot = newest()
    if snapshot is None:
        return None
    from commontable.insight.indicators.behind import behind
    from commontable.insight.mart import Star

    star, when = Star.read(snapshot.folder), (table.code, question.since, question.until)
    rows = _rows(behind(question.indicator, star, question.by, *when))
    whole = _rows(behind(question.whole, star, question.outer, *when)) if question.whole else []
    known = _known(star, table, (*rows, *whole))
    return Traced(snapshot.taken_on, _found(rows, known), _found(whole, known))


def _found(rows: Iterable[tuple[Any, ...]], known: dict[int, tuple[UUID, bool]]) -> list[Found]:
    return [Found(*known[number], tuple(rest[:-2]), *rest[-2:]) for number, *rest in rows if number in known]


def _known(star: Star, table: SituationTable, rows: Iterable[tuple[Any, ...]]) -> dict[int, tuple[UUID, bool]]:
    """What each number was drawn for, as far as it still is there, and whether it was accepted."""
    numbers = {number for number, *_ in rows}
    here = star.situation.filter(star.situation["table"] == table.code)
    accepted = {row[0]: row[1] for row in _rows(here.select("situation", "accepted"))}
    with acting_as(system([table.pk])):
        drawn = Number.objects.filter(kind=Numbered.SITUATION, table=table, number__in=numbers)
        return {n: (source, accepted[n]) for n, source in drawn.values_list("number", "source")}


def _rows(asked: ibis.Table) -> list[tuple[Any, ...]]:
    """Asked of the engine itself: the way through Ibis loads pandas, which takes as long again as all the rest."""
    engine: Any = asked.get_backend()
    return engine.raw_sql(engine.compile(asked)).fetchall()
