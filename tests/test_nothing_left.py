"""Of a "no" that is final, what is left? Every table and column of the database is read, past every policy."""

import re
from collections.abc import Iterator

import psycopg
import pytest
from psycopg.rows import dict_row

from commontable.response.filters.certificate import REMAINS

OF_THE_TABLE = {
    ("situations_situation", "id"),
    ("situations_situation", "city"),
    ("situations_situation", "number"),
    ("agenda_item", "situation_id"),
    ("filters_certificate", "situation_id"),
    ("ledger_entry", "situation_id"),
    ("ledger_entry", "subject_id"),
    ("ledger_entry", "details"),
    ("snapshot_changed", "subject"),
}
"""The named columns; that it was on an agenda; the certificate; the ledger, which holds identifiers and no fact; and
until the next snapshot that something of it changed."""
OWN_FILE = re.compile(r"identity_|situations_draft|keys_")
COLUMNS = {
    "id", "version", "table_id", "year", "sequence", "list_place", "number", "city", "stage", "kind",
    "originating_sector", "originating_type", "brought_at", "decided_at", "rejection_reason",
}  # fmt: skip


@pytest.fixture
def everything(built_world, database_server) -> Iterator[psycopg.Connection]:
    """The world's whole database, as the superuser reads it."""
    with psycopg.connect(database_server.superuser_url, dbname=built_world[0], row_factory=dict_row) as connection:
        yield connection


def test_exactly_the_named_columns_are_left_of_a_final_no(world, everything):
    case = world.cases["minimised"]
    wanted = {str(case.situation), case.number, *(str(one.person) for one in case.people)}
    found = {place for table in tables(everything) for place in places(everything, table, wanted)}
    assert {each for each in found if not OWN_FILE.match(each[0])} <= OF_THE_TABLE
    assert ("situations_situation", "number") in found
    assert ("situations_draft", "situation_id") in found


def test_the_row_itself_holds_nothing_else_and_the_certificate_says_so(world, everything):
    case = world.cases["minimised"]
    row = everything.execute("select * from situations_situation where id = %s", [case.situation]).fetchone()
    assert {name for name, value in row.items() if value not in (None, "", False)} <= COLUMNS
    assert {each.removesuffix("_id") for each in COLUMNS} <= set(REMAINS)
    certificate = everything.execute(
        "select * from filters_certificate where situation_id = %s", [case.situation]
    ).fetchone()
    assert certificate["rows"]["situations_person"] == len(case.people)
    assert {"situations_fact", "situations_grant", "filters_decision"} <= set(certificate["rows"])
    assert (certificate["keys"], certificate["wraps"]) == ([], 0)


def test_the_search_finds_what_is_there(world, everything):
    """Of what was accepted the same search finds people, facts, grants and parts."""
    case = world.cases["intervening"]
    found = {table for table in tables(everything) for _place in places(everything, table, {str(case.situation)})}
    assert {"situations_person", "situations_fact", "situations_grant", "interventions_role"} <= found


def tables(connection: psycopg.Connection) -> list[str]:
    rows = connection.execute("select tablename from pg_tables where schemaname = 'public'")
    return [row["tablename"] for row in rows]


def places(connection: psycopg.Connection, table: str, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Each column of the table that holds one of these, in any form a row prints in."""
    pattern = "|".join(re.escape(each) for each in wanted)
    rows = connection.execute(f'select to_jsonb(t) as row from "{table}" t where t::text ~ %s', [pattern])
    for row in rows:
        yield from ((table, name) for name, value in row["row"].items() if re.search(pattern, str(value)))
