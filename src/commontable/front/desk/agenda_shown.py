"""Which row of the agenda is on the page, which is heard now, and which comes next?"""

from dataclasses import dataclass

from commontable.response.agenda.models import ItemKind
from commontable.response.situations.stages import OPEN_WORK, Stage

from .agenda_rows import Row, is_now


@dataclass(frozen=True, slots=True)
class Agenda:
    """The rows by kind, the one now heard, the one on the page and the one to turn to next."""

    rows: list[Row]
    shown: Row | None

    @property
    def now(self) -> Row | None:
        return next((row for row in self.rows if row.is_now), None)

    @property
    def updates(self) -> list[Row]:
        return [row for row in self.rows if row.item.kind == "update"]

    @property
    def new(self) -> list[Row]:
        return [row for row in self.rows if row.item.kind == "new"]

    @property
    def heard(self) -> int:
        return sum(row.is_over for row in self.rows)

    @property
    def next(self) -> Row | None:
        """The first situation the table has not turned to yet."""
        return next((row for row in self.rows if row.item.heard_at is None and _can_be_heard(row)), None)


def shown_of(rows: list[Row], wanted: str) -> Row | None:
    """The row asked for, else the one now heard, else the first ahead."""
    asked = next((row for row in rows if wanted and row.number == wanted), None)
    return asked or next((row for row in rows if is_now(row.item)), None) or _first_ahead(rows)


def _first_ahead(rows: list[Row]) -> Row | None:
    last_heard = max((place for place, row in enumerate(rows) if row.item.heard_at), default=-1)
    return next(iter(rows[last_heard + 1 :]), None) or next(iter(rows), None)


def _can_be_heard(row: Row) -> bool:
    return row.item.situation.stage in (OPEN_WORK if row.item.kind == ItemKind.UPDATE else (Stage.BROUGHT,))
