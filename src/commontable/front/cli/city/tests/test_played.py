"""Does a told table leave the same rows as people would who did the same through the real actions?

Identifiers differ, and what the load leaves out (`rows.py` says what) is left out of the comparison too.
"""

import os
from collections import Counter
from datetime import UTC, date, datetime
from random import Random
from typing import Any
from uuid import UUID

import pytest

from commontable.front.cli.city.loading import known_of
from commontable.front.cli.city.partners import City
from commontable.front.cli.city.rows import MODELS, rows_of
from commontable.front.cli.city.sheet import Sheet
from commontable.front.cli.city.table import Telling
from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as

from .playing import Playing, founded

CITY = City("1")
BASE = "DE"
LONG = "2017-01-15" if os.environ.get("CT_EVERY") == "2" else "2016-10-29"
UNTIL = date.fromisoformat(os.environ.get("CT_PLAYED_UNTIL", LONG))
"""A few situations, sixty with CT_EVERY=2; of CT_PLAYED_UNTIL=2017-10-15 two hundred."""

type Rows = dict[str, list[dict[str, Any]]]


def plain(rows: Rows) -> dict[str, Counter]:
    """By table, each row without its own identifier, and with what it refers to said in words that both have."""
    words: dict[Any, str] = {row["id"]: f"number {row['number']}" for row in rows["situations_situation"]}
    words |= {row["id"]: f"meeting {row['starts_at'].isoformat()}" for row in rows["meetings_meeting"]}
    words |= {row["id"]: "cadence" for row in rows["meetings_cadence"]}
    for table, of in (("agenda_item", "situation_id"), ("meetings_attendance", "member_id")):
        words |= {row["id"]: f"{words[row['meeting_id']]} {words.get(row[of], row[of])}" for row in rows[table]}
    return {table: Counter(_plain(table, row, words) for row in found) for table, found in rows.items()}


def _plain(table: str, row: dict[str, Any], words: dict[Any, str]) -> tuple:
    kept = {name: value for name, value in row.items() if name != "id" or table == "situations_person"}
    hashed = ((name, str(value) if isinstance(value, list) else value) for name, value in sorted(kept.items()))
    return tuple((name, words.get(value, _said(value))) for name, value in hashed)


def _said(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value) if value else value


def played(table: UUID, as_of: datetime) -> Rows:
    """What the actions left, without what the load leaves out."""
    with acting_as(system([table])):
        rows = {model._meta.db_table: list(model._base_manager.values(*Sheet(model).columns)) for model in MODELS}
    held = {row["id"] for row in rows["meetings_meeting"] if row["opened_at"] or row["cancelled_at"]}
    rows["meetings_meeting"] = [row for row in rows["meetings_meeting"] if row["id"] in held]
    rows["situations_grant"] = [
        row
        for row in rows["situations_grant"]
        if row["compartment"] != "limited" and not (row["ends_at"] and row["ends_at"] <= as_of)
    ]
    return {name: [row for row in found if row.get("table_id", table) == table] for name, found in rows.items()}


@pytest.mark.django_db
def test_the_same_played_through_the_real_actions_gives_equal_rows():
    founded(CITY, BASE)
    telling = Telling(CITY, BASE, UNTIL)
    told, known = telling.told(), known_of(telling.code)
    loaded = {table: sheet.told() for table, sheet in rows_of(told, known, Random(1), telling.as_of).items()}

    Playing(CITY, told, known, f"chair1-{BASE.lower()}@demo.example").play()

    found, wanted = plain(played(known.table.pk, telling.as_of)), plain(loaded)
    for table, rows in wanted.items():
        assert sum(rows.values()) > 0, table
        assert (found[table] - rows, rows - found[table]) == (Counter(), Counter()), table
