"""Which errors are planted when asked for? Those that real records hold, one of each at each table, known by number.

Of the seven in the project’s notes five can stand in these tables. A name in free text has no column to stand in, and an
agency renamed in the middle of a year is a press on its page: neither is planted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

from commontable.response.closing.models import Mobilisation
from commontable.response.interventions.models import Role
from commontable.response.situations.list_places import place_in_list
from commontable.response.situations.models import Fact, Situation

from .checking import CONNECTED_WAS, IN_ORDER, NO_HOLDS, ONE_LEAD, ONE_NUMBER
from .sheet import Sheet
from .stories import Story, TableStory

type Row = dict[str, Any]


@dataclass
class Planter:
    """Spoils a few rows of each table before they are copied in, and remembers which: by invariant, the numbers."""

    planted: dict[str, set[str]] = field(default_factory=dict)
    elsewhere: Story | None = None
    """A situation of the table before this: somebody is at two tables."""

    def plant(self, told: TableStory, sheets: dict[str, Sheet]) -> None:
        """One of each that this table has a situation for."""
        closed = [story for story in told.stories if story.closed_at]
        connected = [story for story in closed if story.conclusion == "connected"]
        rejected = [story for story in told.stories if story.decided_at and not story.is_accepted]
        self._one(IN_ORDER, closed[:1], lambda story: _closed_before(sheets, story))
        self._one(ONE_LEAD, closed[1:2], lambda story: _without(sheets, Role, story, lambda row: row["part"] == "lead"))
        self._one(CONNECTED_WAS, connected[-1:], lambda story: _without(sheets, Mobilisation, story, lambda row: True))
        self._one(NO_HOLDS, rejected[:1], lambda story: _with_a_factor(sheets, story))
        if closed and self.elsewhere:
            twin = self.elsewhere
            self._one(ONE_NUMBER, closed[2:3], lambda story: _same_as(sheets, story, twin.id))
            self.planted[ONE_NUMBER].add(twin.number)
        self.elsewhere = closed[3] if len(closed) > 3 else None

    def unexpected(self, found: dict[str, list[str]]) -> dict[str, list[str]]:
        """What the checker found beyond what was planted, and what was planted and not found."""
        known = {number for numbers in self.planted.values() for number in numbers}
        beyond = {words: [each for each in numbers if each not in known] for words, numbers in found.items()}
        for words, numbers in self.planted.items():
            beyond[words] = beyond.get(words, []) + sorted(numbers - set(found.get(words, ())))
        return {words: numbers for words, numbers in beyond.items() if numbers}

    def _one(self, words: str, chosen: Iterable[Story], spoil: Callable[[Story], None]) -> None:
        for story in chosen:
            spoil(story)
            self.planted.setdefault(words, set()).add(story.number)


def _closed_before(sheets: dict[str, Sheet], story: Story) -> None:
    _change(sheets, story, {"closed_at": story.brought_at - timedelta(days=1)})


def _same_as(sheets: dict[str, Sheet], story: Story, city: UUID) -> None:
    _change(sheets, story, {"city": city})


def _change(sheets: dict[str, Sheet], story: Story, values: Row) -> None:
    sheet = sheets[Situation._meta.db_table]
    rows = sheet.told()
    sheet.rows = [tuple((row | values if row["id"] == story.id else row).values()) for row in rows]


def _without(sheets: dict[str, Sheet], model: Any, story: Story, goes: Callable[[Row], bool]) -> None:
    sheet = sheets[model._meta.db_table]
    kept = [row for row in sheet.told() if not (row["situation_id"] == story.id and goes(row))]
    sheet.rows = [tuple(row.values()) for row in kept]


def _with_a_factor(sheets: dict[str, Sheet], story: Story) -> None:
    """What should have gone with the “no”."""
    sheet = sheets[Fact._meta.db_table]
    own = {"situation_id": story.id, "list_place": place_in_list(story.year, story.sequence)}
    table = next(row["table_id"] for row in sheets[Situation._meta.db_table].told() if row["id"] == story.id)
    sheet.add(id=UUID(int=story.id.int ^ 1), table_id=table, list="risk_factors", code="drugs_use", **own)
