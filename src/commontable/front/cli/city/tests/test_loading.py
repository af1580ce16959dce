"""Is a city loaded whole, into an empty database stamped demo alone, and does the checker find what is wrong?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.conf import settings

from commontable.front.cli.city import checking, ready
from commontable.front.cli.city.copying import Loader, loader
from commontable.front.cli.city.loading import Loaded, load_table
from commontable.front.cli.city.partners import City
from commontable.front.site.postgres import StartError, parse_url, url_for
from commontable.groundwork.access.installation import is_demo, stamp
from tests.database import Server, cloned_database, point_django_at, schema_hash

from .playing import founded

CITY, BASE, UNTIL = City("1"), "BC", date(2021, 6, 1)


@dataclass(frozen=True)
class Filled:
    """A database with one table loaded, and a superuser’s address of it."""

    admin_url: str
    came: Loaded


@pytest.fixture(scope="module")
def filled(
    database_server: Server, django_db_setup: None, django_db_blocker: Any, keyfile_of_this_run: Any, worker_name: str
) -> Iterator[Filled]:
    usual = settings.DATABASES["default"]["NAME"]
    schema = schema_hash([config.name for config in apps.get_app_configs()])
    with django_db_blocker.unblock(), cloned_database(database_server, schema, f"{worker_name}_city", _none) as name:
        point_django_at(database_server, name)
        settings.KEYFILE = keyfile_of_this_run
        who = parse_url(database_server.superuser_url)
        admin = url_for(database_server.superuser_url, user=who["USER"], password=who["PASSWORD"], database=name)
        with pytest.raises(StartError, match="stamped demo"), loader(admin):
            raise AssertionError("lent on a database that is not stamped")
        stamp(demo=True)
        founded(CITY, BASE)
        with loader(admin) as lent:
            came = load_table(CITY, BASE, UNTIL, lent)
        yield Filled(admin, came)
        point_django_at(database_server, usual)
        is_demo.cache_clear()


@pytest.fixture
def lent(filled: Filled) -> Iterator[Loader]:
    """As the superuser, so that a test can spoil what it looks at; undone at its end."""
    with psycopg.connect(filled.admin_url) as connection:
        connection.execute("set session_replication_role = replica")
        yield Loader(connection)
        connection.rollback()


def _none(database: str) -> None:
    raise AssertionError(f"{database}: the schema was migrated for the usual database already")


def test_everything_told_came_in_and_holds_together(filled, lent):
    assert lent.ask("select count(*) from situations_situation") == [(len(filled.came.told.stories),)]
    assert len(filled.came.told.stories) > 100
    assert checking.check(lent) == {}


def test_the_ledger_says_one_line_of_the_load_and_none_of_its_deeds(filled, lent):
    assert lent.ask("select details->>'seed', action from ledger_entry where action = 'load_city'") == [
        ("1", "load_city")
    ]
    assert lent.ask("select count(*) from ledger_entry where situation_id is not null") == [(0,)]


def test_the_load_role_keeps_no_right(lent):
    assert lent.ask("select 1 from information_schema.role_table_grants where grantee = 'ct_load'") == []


SPOILED = {
    "Brought, decided, closed: in this order": "update situations_situation set closed_at = brought_at - interval '1 day' where id = (select id from situations_situation where stage = 'closed' limit 1)",
    "Whatever was accepted has one lead": "delete from interventions_role where id = (select id from interventions_role where part = 'lead' limit 1)",
    "“Connected” was connected": "delete from closing_mobilisation where situation_id = (select id from situations_situation where conclusion = 'connected' limit 1)",
    "A “no” holds its named columns and nothing else": "insert into situations_fact (id, situation_id, list, code) select gen_random_uuid(), id, 'risk_factors', 'drugs_use' from situations_situation where stage = 'minimised' limit 1",
    "Nothing lies ahead": "update situations_situation set closed_at = now() + interval '1 day' where id = (select id from situations_situation where stage = 'closed' limit 1)",
    "Numbers run on without a gap": "update situations_numberseries set last = last + 1",
    "The ledger says how many situations were loaded at each table": "delete from situations_situation where id = (select id from situations_situation limit 1)",
    "One number of a city-wide situation, unless it was handed over": "update situations_situation set city = (select id from situations_situation order by number limit 1) where id = (select id from situations_situation order by number desc limit 1)",
}


@pytest.mark.parametrize("words", SPOILED)
def test_the_checker_finds(words, lent):
    lent.connection.execute(SPOILED[words].encode())
    assert words in checking.check(lent)


def test_a_database_that_holds_something_is_refused(filled, monkeypatch):
    with pytest.raises(StartError, match="superuser"):
        ready.make_ready(None)
    monkeypatch.setattr(ready, "stamped", lambda: False)
    with pytest.raises(StartError, match="real use"):
        ready.make_ready(filled.admin_url)
    monkeypatch.setattr(ready, "stamped", lambda: None)
    monkeypatch.setattr(ready, "is_empty", lambda: False)
    with pytest.raises(StartError, match="something in this database"):
        ready.make_ready(filled.admin_url)
