"""Does a return come back whole? Exported, brought into an empty table, exported again: the same, but for the table's own number and code."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.response.closing.actions import close, mobilise
from commontable.response.past.actions import bring_file, map_columns, start, undo
from commontable.response.past.jobs import bring_in
from commontable.response.past.models import Batch
from commontable.response.returns.actions import take_return
from commontable.response.returns.tests.test_rows import final_no
from commontable.response.returns.writing import files
from commontable.response.situations.tests import factories as made

pytestmark = pytest.mark.django_db
NOT_EQUAL = {
    "number": "a table gives its own numbers, and never one of another’s",
    "site": "it is the table’s own code",
}
TODAY = date.today()  # noqa: DTZ011  the factories play now
SINCE, UNTIL = str(TODAY - timedelta(days=2)), str(TODAY + timedelta(days=2))


def exported(cast, code: str) -> dict[str, dict[str, bytes]]:
    """The table's return, its spreadsheet in either language."""
    here = system([cast.tables[code]])
    with acting_as(here):
        report = take_return(cast.table(code), actor=here, since=SINCE, until=UNTIL)
        return {language: files(report, language) for language in ("en", "fr")}


def brought(cast, code: str, raw: bytes) -> Batch:
    here = system([cast.tables[code]])
    with acting_as(here):
        batch = bring_file(cast.table(code), actor=here, raw=raw)
        start(map_columns(batch, actor=here, columns=batch.columns), actor=here)
    bring_in(table=str(cast.tables[code]), batch=str(batch.pk))
    with acting_as(here):
        return Batch.objects.get(pk=batch.pk)


def as_rows(raw: bytes) -> list[dict[str, str]]:
    """The rows, without the columns that cannot be equal."""
    return [
        {name: cell for name, cell in row.items() if name not in NOT_EQUAL}
        for row in csv.DictReader(io.StringIO(raw.decode()))
    ]


def as_sheet(raw: bytes) -> list[tuple]:
    """The rows of the spreadsheet without its first two columns, which are those that cannot be equal."""
    return [row[len(NOT_EQUAL) :] for row in load_workbook(io.BytesIO(raw), read_only=True).worksheets[0].values]


def worked_on(cast) -> None:
    """What real work leaves behind: a family with a service, a young person, a "no" that is final."""
    family = (made.person("from_30_to_39", gender="female"), made.person("from_60"))
    situation = made.reported(cast, kind="family", people=family)
    with acting_as(cast.omar):
        mobilise(situation, actor=cast.omar, service="food", outcome="connected")
    with acting_as(cast.chris):
        close(situation, actor=cast.chris, conclusion="connected")
    final_no(cast)


def test_what_was_worked_on_comes_back_whole(cast):
    worked_on(cast)
    first = exported(cast, "EA")
    for raw in (first["en"]["discussions.csv"], first["en"]["discussions.xlsx"], first["fr"]["discussions.xlsx"]):
        batch = brought(cast, "WE", raw)
        assert (batch.state, batch.added, batch.bad) == ("done", 2, 0)
        second = exported(cast, "WE")
        assert as_rows(second["en"]["discussions.csv"]) == as_rows(first["en"]["discussions.csv"])
        for language in ("en", "fr"):
            before, after = (as_sheet(each[language]["discussions.xlsx"]) for each in (first, second))
            assert after == before
        assert second["en"]["to-put-right.csv"].count(b"\n") == first["en"]["to-put-right.csv"].count(b"\n")
        there = system([cast.tables["WE"]])
        with acting_as(there):
            undo(batch, actor=there, rows=batch.added)


def test_only_what_belongs_to_the_table_itself_is_another(cast):
    worked_on(cast)
    first = exported(cast, "EA")["en"]["discussions.csv"]
    brought(cast, "WE", first)
    second = exported(cast, "WE")["en"]["discussions.csv"]
    pairs = zip(csv.DictReader(io.StringIO(first.decode())), csv.DictReader(io.StringIO(second.decode())), strict=True)
    differing = {name for one, other in pairs for name in one if one[name] != other[name]}
    assert differing == set(NOT_EQUAL)


def test_its_own_return_adds_nothing_to_a_table(cast):
    worked_on(cast)
    batch = brought(cast, "EA", exported(cast, "EA")["en"]["discussions.csv"])
    assert (batch.state, batch.added, batch.known) == ("done", 0, 2)


def test_what_is_not_over_is_a_wrong_row_and_nothing_comes_in(cast):
    worked_on(cast)
    made.accepted(cast)
    batch = brought(cast, "WE", exported(cast, "EA")["en"]["discussions.csv"])
    assert (batch.state, batch.added, batch.bad) == ("wrong", 0, 1)


def test_nothing_of_a_return_tells_who_somebody_is(cast):
    """No column of a return is a text: each cell is a code, a day, a count, a number of the table, or N/A."""
    worked_on(cast)
    shape = re.compile(r"[a-z0-9_:; ]*|N/A|\d{4}-\d\d-\d\d|EA-\d\d-\d{4}|EA")
    rows = csv.DictReader(io.StringIO(exported(cast, "EA")["en"]["discussions.csv"].decode()))
    assert [cell for row in rows for cell in row.values() if not shape.fullmatch(cell)] == []
