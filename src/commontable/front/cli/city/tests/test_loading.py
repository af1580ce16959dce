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
from commontable.front.cli.city.planting import Planter
from commontable.front.site.postgres import StartError, parse_url, url_for
from commontable.groundwork.access.installation import is_demo, stamp
from tests.database import Server, cloned_database, point_django_at, schema_hash

from .playing import founded

CITY, BASE, UNTIL = City("1"), "BC", date(2021, 6, 1)
PLANTED_AT, SPOILT_UNTIL = "YK", date(2022, 6, 1)


@dataclass(frozen=True)
class Filled:
    """A database with one table loaded, and a superuser’s address of it."""

    admin_url: str
    came: Loaded
    spoilt: Loaded
    planter: Planter


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
        founded(CITY, PLANTED_AT)
        planter = Planter()
        with loader(admin) as lent:
            came = load_table(CITY, BASE, UNTIL, lent)
            planter.elsewhere = came.told.stories[0]
            spoilt = load_table(CITY, PLANTED_AT, SPOILT_UNTIL, lent, planter)
        yield Filled(admin, came, spoilt, planter)
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
    many = len(filled.came.told.stories) + len(filled.spoilt.told.stories)
    assert lent.ask("select count(*) from situations_situation") == [(many,)]
    assert len(filled.came.told.stories) > 100
    wrong = {words: [each for each in found if each[:2] == BASE] for words, found in checking.check(lent).items()}
    assert {words: found for words, found in wrong.items() if found} == {checking.ONE_NUMBER: [first(filled)]}


def test_a_plan_names_a_language_and_lists_came_in_as_lists(lent):
    assert lent.ask("select distinct jsonb_typeof(flags), language <> '' from interventions_plan") == [("array", True)]
    assert lent.ask("select count(*) > 0 from closing_report where persons_word <> ''") == [(True,)]


def first(filled: Filled) -> str:
    """The number that another table counts too."""
    return filled.came.told.stories[0].number


def test_each_planted_error_is_found_and_nothing_else(filled, lent):
    assert len(filled.planter.planted) == 5
    found = checking.check(lent)
    assert filled.planter.unexpected(found) == {}
    del found[checking.ONE_LEAD]
    assert filled.planter.unexpected(found | {"Else": ["YK-22-9999"]}).keys() == {checking.ONE_LEAD, "Else"}


def test_the_ledger_says_one_line_of_the_load_and_none_of_its_deeds(filled, lent):
    entries = lent.ask("select details->>'seed' from ledger_entry where action = 'load_city'")
    assert entries == [("1",), ("1",)]
    assert lent.ask("select count(*) from ledger_entry where situation_id is not null") == [(0,)]


def test_the_load_role_keeps_no_right(lent):
    assert lent.ask("select 1 from information_schema.role_table_grants where grantee = 'ct_load'") == []


SPOILED = {
    "Nothing lies ahead": "update situations_situation set closed_at = now() + interval '1 day' where id = (select id from situations_situation where stage = 'closed' limit 1)",
    "At least two agencies take part": "delete from interventions_role where part = 'assisting'",
    "Two to twenty risk factors": "delete from situations_fact where list = 'risk_factors'",
    "A person or a family has people, a group or a place none": "delete from situations_person",
    "Of a language something is said where the plan names one": "update closing_report set language_met = 'there'",
    "Nothing was closed before somebody tried": "delete from interventions_attempt",
    "A decision stands for what was accepted, of two agencies or more": "update filters_decision set teams_present = 1",
    "Items are heard while their meeting is open": "update meetings_meeting set closed_at = opened_at",
    "Numbers run on without a gap": "update situations_numberseries set last = last + 1",
    "The ledger says how many situations were loaded at each table": "delete from situations_situation where id = (select id from situations_situation limit 1)",
}


@pytest.mark.parametrize("words", SPOILED)
def test_the_checker_finds(words, lent):
    assert words not in checking.check(lent)
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
