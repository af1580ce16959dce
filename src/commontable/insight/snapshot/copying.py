"""How is one situation table copied? In the order of the numbers; what changed is read, the rest is carried on."""

from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from commontable.insight.mart import TABLES, quarter_of
from commontable.response.repeats.matching import alike
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import OPEN_WORK, UNDECIDED, Stage

from . import live, meetings
from .around import Around, Place
from .models import Numbered
from .numbers import (
    DECIDED,
    drop_unwanted,
    in_order,
    number_new,
    numbers_of,
    numbers_of_people,
    wanted_meetings,
    wanted_situations,
)
from .rows import Numbers, Rows, rows_of

if TYPE_CHECKING:
    from .files import Carried, Writing

FAMILIES = {
    "situation": tuple(name for name, table in TABLES.items() if table.names[0] == "situation" and name != "rival"),
    "meeting": ("meeting", "attendance"),
}
"""The tables whose rows go with a situation, or with a meeting."""


@dataclass(frozen=True)
class Before:
    """The snapshot to carry on from, when it was taken, and what was written since."""

    folder: Path
    parts: dict[str, dict[str, list[int]]]
    taken: datetime
    changed: frozenset[UUID]
    returning: frozenset[int]


@dataclass
class Copying:
    """A taking under way: what is written, and how far it is."""

    writing: "Writing"
    around: Around
    before: Before | None
    say: Callable[[int], object]
    situations: int = 0
    anew: int = 0
    living: array = field(default_factory=lambda: array("q"))
    might_be_rivals: list[Any] = field(default_factory=list)
    """Of each batch, what would be told of its situations if another number is the same situation of the city."""
    parts: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    def copy(self, place: Place) -> None:
        """Every row of one table. As its system."""
        since = self.writing.groups()
        self._situations(place)
        self._meetings(place)
        self._write({"brought": _brought(place)})
        until = self.writing.groups()
        self.parts[place.code] = {name: [since[name], until[name]] for name in TABLES}

    def finish(self) -> None:
        """What belongs to no one table."""
        from .files import rivals

        self.writing.write("rival", rivals(self.might_be_rivals))
        self._write({"area": _areas(self.around), "agency": _agencies(self.around), "term": _terms(self.around)})

    def _situations(self, place: Place) -> None:
        wanted = wanted_situations(place.pk)
        drop_unwanted(Numbered.SITUATION, wanted, place.pk)
        stale = number_new(Numbered.SITUATION, wanted, place.pk) | self._moving(wanted)
        came_back = _came_back(place.pk)
        carried = self._carried("situation", place)
        for batch in in_order(Numbered.SITUATION, place.pk):
            fresh = [pk for number, pk in batch if self._is_stale(pk, stale, number, came_back)]
            self._batch("situation", batch, set(fresh), self._read(fresh, place, came_back), carried)
            self.situations, self.anew = self.situations + len(batch), self.anew + len(fresh)
            self.living.extend(number for number, _pk in batch)
        _close(carried)

    def _moving(self, wanted: Any) -> set[UUID]:
        """What a passing day changes, though nobody wrote it: open work, and clocks that have run out since."""
        if self.before is None:
            return set()
        open_still = Q(stage__in=(*OPEN_WORK, Stage.REJECTED)) | Q(due_at__gt=self.before.taken)
        return set(wanted.filter(open_still).order_by().values_list("pk", flat=True))

    def _is_stale(self, pk: UUID, stale: set[UUID], number: int, came_back: set[UUID]) -> bool:
        before = self.before
        if before is None or pk in stale or pk in before.changed:
            return True
        return (pk in came_back) != (number in before.returning)

    def _read(self, ids: list[UUID], place: Place, came_back: set[UUID]) -> Rows:
        found = live.read(ids)
        for each in found:
            each.returning = each.main.pk in came_back
        numbers = Numbers(
            numbers_of(Numbered.SITUATION, ids, place.pk),
            numbers_of(Numbered.CITY, {each.main.city for each in found}),
            numbers_of_people(((who.pk, each.main.pk) for each in found for who in each.people), place.pk),
        )
        return meetings.gathered([rows_of(each, numbers, place, self.around) for each in found])

    def _meetings(self, place: Place) -> None:
        wanted = wanted_meetings(place.pk, self.around.taken)
        drop_unwanted(Numbered.MEETING, wanted, place.pk)
        stale = number_new(Numbered.MEETING, wanted, place.pk)
        if self.before:
            stale |= self.before.changed | meetings.meetings_of_attendance(self.before.changed)
            stale |= set(wanted.filter(closed_at=None, cancelled_at=None).values_list("pk", flat=True))
        carried = self._carried("meeting", place)
        for batch in in_order(Numbered.MEETING, place.pk):
            fresh = [pk for _number, pk in batch if self.before is None or pk in stale]
            made = meetings.MeetingRows(place, self.around, {pk: number for number, pk in batch})
            rows = meetings.gathered([made.of(each) for each in meetings.read(fresh)])
            self._batch("meeting", batch, set(fresh), rows, carried)
        _close(carried)

    def _batch(
        self, key: str, batch: list[tuple[int, UUID]], fresh: set[UUID], rows: Rows, carried: dict[str, "Carried"]
    ) -> None:
        from .files import as_table, merged

        kept = [number for number, pk in batch if pk not in fresh]
        for name in FAMILIES[key]:
            table = as_table(name, rows.get(name, ()))
            if name in carried:
                table = merged(name, carried[name].up_to(batch[-1][0], kept), table, key)
            if name == "situation":
                self.might_be_rivals.append(table.select(TABLES["rival"].names))
            self.writing.write(name, table)
        self.say(len(batch))

    def _write(self, rows: Rows) -> None:
        from .files import as_table

        for name, lines in rows.items():
            self.writing.write(name, as_table(name, lines))

    def _carried(self, key: str, place: Place) -> dict[str, "Carried"]:
        from .files import Carried

        if self.before is None or place.code not in self.before.parts:
            return {}
        parts = self.before.parts[place.code]
        return {
            name: Carried(self.before.folder / f"{name}.parquet", (parts[name][0], parts[name][1]), key)
            for name in FAMILIES[key]
        }


def _close(carried: dict[str, "Carried"]) -> None:
    for each in carried.values():
        each.close()


def _came_back(table: UUID) -> set[UUID]:
    """Who shares a token with an earlier number: identifiers sort by when they were made."""
    return {one for one, other, _table in alike(table) if str(other) < str(one)}


def _brought(place: Place) -> list[dict[str, Any]]:
    """How many numbers were never decided here, by quarter and how they ended."""
    rows = Situation.objects.filter(~DECIDED, table=place.pk).order_by().values_list("stage", "brought_at")
    found = Counter(
        (quarter_of(at, place.zone), "pending" if stage in UNDECIDED else str(stage))
        for stage, at in rows.iterator(chunk_size=2000)
    )
    said = ({"quarter": quarter, "ending": ending, "numbers": n} for (quarter, ending), n in sorted(found.items()))
    return [{"table": place.code, **each} for each in said]


def _areas(around: Around) -> list[dict[str, Any]]:
    code_of = {place.pk: place.code for place in around.places}
    return [
        {
            "area": name,
            "table": code_of[table] if table else None,
            "since": quarter_of(since) if since else None,
            "until": quarter_of(until) if until else None,
        }
        for name, table, since, until in around.covered
    ]


def _agencies(around: Around) -> list[dict[str, Any]]:
    rows = [
        {"agency": each.number, "sector": each.sector, "agency_type": each.agency_type, "is_police": each.is_police}
        for each in around.partners.values()
    ]
    return sorted(rows, key=lambda row: row["agency"])


def _terms(around: Around) -> list[dict[str, Any]]:
    """The labels of every code: tables, each list, and under "list/groups" the headings of one that has its own."""
    rows = [_term("tables", place.code, None, place.name, place.name, n) for n, place in enumerate(around.places)]
    for name, words in around.lists.items():
        rows += [_term(name, t.code, t.group, t.en, t.fr, n) for n, t in enumerate(words)]
        if words.groups and not words.groups_from:
            rows += [_term(f"{name}/groups", t.code, None, t.en, t.fr, n) for n, t in enumerate(words.groups)]
    return rows


def _term(name: str, code: str, group: str | None, en: str, fr: str, position: int) -> dict[str, Any]:
    return {"list": name, "code": code, "group": group, "en": en, "fr": fr, "position": position}
