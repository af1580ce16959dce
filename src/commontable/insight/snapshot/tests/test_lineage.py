"""Every column of the star says where it comes from, nothing leaves that may not, and nothing else is read."""

import re
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from commontable.groundwork.access.classes import data_classes
from commontable.insight.indicators.behind import HELD_BACK
from commontable.insight.mart import TABLES
from commontable.insight.snapshot import live, meetings
from commontable.insight.snapshot.lineage import LINEAGE, LINKS, Line, faults
from commontable.response.situations.tests import factories as made

COLUMNS = {name: table.names for name, table in TABLES.items()}
READ = re.compile(r'"(\w+_\w+)"\."(\w+)"')


def classes():
    return {f"{table.name}.{column}": its for table in data_classes().values() for column, its in table.columns.items()}


def test_every_column_has_a_lineage_that_lets_nothing_out():
    assert faults(LINEAGE, COLUMNS, classes()) == []


def test_what_only_links_rows_is_there_and_names_nobody():
    assert {classes().get(name, "missing") for name in LINKS} <= {"open", "protected"}


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (Line("person", "age_band", "as", ("identity_sealedidentity.sealed",)), "identifying"),
        (Line("person", "age_band", "count", ("identity_sealedidentity.sealed",)), "identifying"),
        (Line("person", "age_band", "as", ("situations_person.letter",)), "is protected"),
        (Line("person", "age_band", "as", ("situations_situation.brought_at",)), "is protected"),
        (Line("person", "age_band", "as", ("situations_person.nickname",)), "no column"),
        (Line("person", "age_band", "somehow", ("situations_person.age_band",)), "no way to leave"),
        (Line("person", "age_band", "as", ()), "no way to leave"),
        (Line("person", "shoe_size", "as", ("situations_person.age_band",)), "there is not"),
    ],
)
def test_a_planted_lineage_is_found(line, fault):
    assert any(fault in each for each in faults((*LINEAGE, line), COLUMNS, classes()))


def test_a_column_without_lineage_is_found():
    less = tuple(line for line in LINEAGE if (line.table, line.column) != ("risk", "factor"))
    assert faults(less, COLUMNS, classes()) == ["risk.factor: no lineage"]
    assert any("said twice" in each for each in faults((*LINEAGE, replace(LINEAGE[0])), COLUMNS, classes()))


@pytest.mark.django_db
def test_the_taking_reads_what_lineage_names_and_nothing_else(cast):
    """Of the questions themselves: a column that is asked for, and that no line or link names, is found here."""
    from commontable.groundwork.access.actor import system
    from commontable.groundwork.access.session import acting_as

    situation = made.closed(cast)
    meeting = made.meeting_of(cast, situation)
    named = {source for line in LINEAGE for source in line.sources} | LINKS
    with (
        acting_as(system([situation.table_id])),
        CaptureQueriesContext(
            connection,
        ) as asked,
    ):
        live.read([situation.pk])
        meetings.read([meeting.pk])
    read = {f"{table}.{column}" for each in asked for table, column in READ.findall(each["sql"])}
    assert {name for name in read if not name.startswith("U0")} - named == set()
    assert "situations_situation.number" not in named
    assert len(read) > 60


def test_a_new_source_of_a_column_is_held_back_or_goes_with_the_situations_own_row():
    """Who runs a table reads the rows of these with a situation; whoever adds another source decides which it is."""
    goes_with = "situations_ agenda_item filters_ interventions_role interventions_attempt closing_mobilisation closing_barriermet"
    goes_with += " agencies_agency tables_ meetings_ vocabulary_listchange"
    other = {
        (line.table, line.column)
        for line in LINEAGE
        for source in line.sources
        if line.table not in ("term", "brought") and not source.startswith(tuple(goes_with.split()))
    }
    assert other == {(table, column) for table, columns in HELD_BACK.items() for column in columns}
