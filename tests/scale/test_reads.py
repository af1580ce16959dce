"""Does a list read more of the database when ten times as much lies behind it? Blocks are counted; no load changes them."""

import json
from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from commontable.groundwork.access.session import acting_as
from commontable.response.situations.tests.factories import closed
from tests.cast import Cast, gather
from tests.database import Server, cloned_database, point_django_at, schema_hash

from .filling import SOMETIMES, fill

FEW, MANY = 2_000, 20_000
LISTS = ("/situations/", "/situations/?whose=ours", "/situations/?before=EA-24-900000")
"""The newest, a team's own, an older page."""
SEARCHES = ("/situations/?factor=elder_abuse_harming", f"/situations/?factor={SOMETIMES}")
"""What is said of every one, what is said of one in twenty."""
ASKED = [(person, page) for person in ("hana", "sara", "chris") for page in LISTS] + [
    (person, page) for person in ("hana", "chris") for page in SEARCHES
]
"""hana’s team brought a third, sara’s has a part in some, chris runs the table. Of sara no search is asked: the filling gives
her team nothing of the newest years, and a search reads what was said meanwhile.
"""
NO_MORE = 2
"""A level of an index more in each probe, rows of one situation further apart, a page that is full where it was not."""
GATHERED = "all that hana may read"
_GATHERED = """
select count(*) from situations_situation where id in
  (select situation_id from situations_grant where compartment = 'record' and ends_at is null)
"""


@pytest.fixture(scope="module")
def tenfold(
    database_server: Server, django_db_setup: None, django_db_blocker, keyfile_of_this_run, worker_name: str
) -> Iterator[tuple[dict[str, int], dict[str, int]]]:
    """What each list reads, by whom and which, with few behind it and with ten times as many."""
    usual = settings.DATABASES["default"]["NAME"]
    schema = schema_hash([config.name for config in apps.get_app_configs()])
    with django_db_blocker.unblock(), cloned_database(database_server, schema, f"{worker_name}_reads", _none) as name:
        point_django_at(database_server, name)
        settings.KEYFILE = keyfile_of_this_run
        there = make_conninfo(**conninfo_to_dict(database_server.superuser_url) | {"dbname": name})
        cast = gather()
        closed(cast)
        yield _read_of(cast, there, FEW, 0), _read_of(cast, there, MANY - FEW, FEW)
        point_django_at(database_server, usual)


def test_a_page_of_a_list_reads_no_more_with_ten_times_as_much_behind_it(tenfold):
    few, many = tenfold
    more = {which: (few[which], many[which]) for which in few if many[which] > NO_MORE * few[which]}
    assert more.keys() <= {GATHERED}


def test_reading_all_that_one_may_read_would_be_found(tenfold):
    few, many = tenfold
    assert many[GATHERED] > 5 * few[GATHERED]


def _none(database: str) -> None:
    raise AssertionError(f"{database}: the schema was migrated for the usual database already")


def _read_of(cast: Cast, there: str, situations: int, already: int) -> dict[str, int]:
    fill(there, situations=situations, already=already)
    with psycopg.connect(there, autocommit=True) as tidying:
        tidying.execute("vacuum (analyze)")
    asked = {f"{page} by {person}": (person, _asked(cast, person, page)) for person, page in ASKED}
    asked[GATHERED] = ("hana", [_GATHERED])
    return {which: sum(_blocks(cast, person, sql) for sql in queries) for which, (person, queries) in asked.items()}


def _asked(cast: Cast, person: str, address: str) -> list[str]:
    client = Client()
    client.force_login(cast.accounts[person])
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [each["sql"] for each in queries.captured_queries]


def _blocks(cast: Cast, person: str, sql: str) -> int:
    """How many blocks this query reads, from memory or disk, asked as this person."""
    if not sql.lower().lstrip().startswith(("select", "(select")) or "set_config" in sql:
        return 0
    with acting_as(cast.actors[person]), connection.cursor() as cursor:
        cursor.execute("explain (analyze, buffers, timing off, format json) " + sql.replace("%", "%%"))
        told = cursor.fetchone()[0]
    plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
    return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]
