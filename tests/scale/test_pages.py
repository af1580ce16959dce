"""Does a page cost the same when a table has ten years behind it? As many queries, and none that reads a big table whole."""

import json
import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from commontable.groundwork.access.session import acting_as
from commontable.response.situations.tests.factories import brought, closed
from tests.cast import Cast, gather
from tests.database import Server, cloned_database, point_django_at, schema_hash

from .filling import fill

BIG = 10_000
PAGES = (
    "/",
    "/situations/",
    "/situations/?factor=elder_abuse_harming",
    "/situations/{number}/",
    "/meetings/",
    "{meeting}",
)
MOST = {
    # dues, meetings, drafts, tasks of a plan, decisions to read back, what was put off, unread notices, calls to answer
    # or ratify, walk-ons without a name, parts to confirm, offers, names not released: one for each kind that may wait
    "/": 22,
    # grant and parts, teams, people, facts, decision; attempts, services, barriers, disclosures; when last looked; plan,
    # tasks; offers as they were and as they wait, openings, the other numbers; filter spans, people and spans of who
    # heard it; unread notices
    "/situations/{number}/": 23,
    # the meeting, its agenda, people of the items, who is there, seats, alternates, who runs it, teams, quorum, the item
    # now heard, its facts, unread notices
    "{meeting}": 13,
}
"""One query for each kind of thing on a page; every other page asks six at most."""
PEOPLE = ("hana", "omar", "chris", "coral", "piet")


@pytest.fixture(scope="module")
def decade(
    database_server: Server, django_db_setup: None, django_db_blocker, keyfile_of_this_run, worker_name: str
) -> Iterator[tuple[Cast, dict, dict]]:
    """The cast, and (queries by person and page) before and after ten years were added, in a database of its own."""
    usual = settings.DATABASES["default"]["NAME"]
    schema = schema_hash([config.name for config in apps.get_app_configs()])
    with django_db_blocker.unblock(), cloned_database(database_server, schema, f"{worker_name}_scale", _none) as name:
        point_django_at(database_server, name)
        settings.KEYFILE = keyfile_of_this_run
        cast = gather()
        words = _some_work(cast)
        before = {key: len(queries) for key, queries in _asked(cast, words).items()}
        fill(make_conninfo(**conninfo_to_dict(database_server.superuser_url) | {"dbname": name}), situations=12_000)
        yield cast, before, _asked(cast, words)
        point_django_at(database_server, usual)


def test_ten_years_later_a_page_asks_as_many_queries(decade):
    _cast, before, after = decade
    assert {key: len(queries) for key, queries in after.items()} == before


def test_a_page_asks_few_queries(decade):
    _cast, _before, after = decade
    # Beside session, account, actor and what the database is told of the actor.
    many = {key: len(queries) - 4 for key, queries in after.items() if len(queries) - 4 > MOST.get(key[1], 6)}
    assert many == {}


def test_no_page_reads_a_big_table_whole(decade):
    cast, _before, after = decade
    big = _big_tables() - {
        "situations_draft"
    }  # the filling gives one team a third of all drafts; hers are hers to read
    assert {"situations_situation", "situations_fact", "situations_grant"} <= big
    whole = [
        f"{person} {page}: {table}"
        for (person, page), queries in after.items()
        for sql in queries
        for table in _read_whole(cast, person, sql) & big
    ]
    assert whole == []


def test_reading_a_big_table_whole_would_be_found(decade):
    cast, _before, _after = decade
    assert _read_whole(cast, "chris", "select count(*) from situations_fact where code <> 'x'") >= {"situations_fact"}


def _none(database: str) -> None:
    raise AssertionError(f"{database}: the schema was migrated for the usual database already")


def _some_work(cast: Cast) -> dict[str, str]:
    number = closed(cast).number
    brought(cast)
    page = _client(cast, "chris").get("/meetings/").content.decode()
    return {"number": number, "meeting": re.findall(r"/meetings/[0-9a-f-]{36}/", page)[0]}


def _client(cast: Cast, person: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[person])
    return client


def _asked(cast: Cast, words: dict[str, str]) -> dict[tuple[str, str], list[str]]:
    asked = {}
    for person in PEOPLE:
        client = _client(cast, person)
        for page in PAGES:
            client.get(page.format(**words))
            with CaptureQueriesContext(connection) as queries:
                client.get(page.format(**words))
            told = [each["sql"] for each in queries.captured_queries]
            asked[person, page] = [
                sql for sql in told if not sql.upper().startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
            ]
    return asked


def _big_tables() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relkind = 'r' and reltuples > %s", [BIG])
        return {name for (name,) in cursor.fetchall()}


def _read_whole(cast: Cast, person: str, sql: str) -> set[str]:
    """The tables that this query, asked as this person, really scans from end to end."""
    if not sql.lower().startswith(("select", "(select")) or "set_config" in sql:
        return set()
    with acting_as(cast.actors[person]), connection.cursor() as cursor:
        cursor.execute("explain (analyze, format json) " + sql.replace("%", "%%").replace(" FOR UPDATE", ""))
        plan = cursor.fetchone()[0]
    return set(_scanned(json.loads(plan) if isinstance(plan, str) else plan))


def _scanned(plan) -> Iterator[str]:
    if isinstance(plan, list):
        for each in plan:
            yield from _scanned(each)
        return
    if plan.get("Node Type") == "Seq Scan" and plan.get("Actual Loops"):
        yield plan["Relation Name"]
    for key in ("Plan", "Plans"):
        if key in plan:
            yield from _scanned(plan[key])
