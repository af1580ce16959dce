"""Entries are numbered after commit, in an order nobody can change later.

On a server of its own: numbering waits for every older transaction of the server, those of other tests too.
"""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from commontable.front.site.postgres import LOSABLE, Cluster, prepare
from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.jobs import number_entries
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.canonical import leaf_hash
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Entry, Kind, Leaf
from commontable.identifiers import new_id
from conftest import point_django_at
from tests.database import Server, cloned_database

LATE = (
    "insert into ledger_entry (id, schema, at, kind, action, result, role, session, subject_type, stage, details)"
    " values (%s, 1, now(), 'did', 'late', '', 'member', '', '', '', '{}')"
)


def write(*actions: str) -> None:
    for each in actions:
        with acting_as(operator()):
            record(Kind.DID, each, operator())


def numbered() -> list[tuple[int, str]]:
    with acting_as(system([])):
        return list(Leaf.objects.order_by("number").values_list("number", "entry__action"))


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    with Cluster(home, settings=LOSABLE) as cluster:
        prepare(cluster.superuser_url, cluster.passwords)
        yield Server(cluster.superuser_url, cluster.passwords)


@pytest.fixture(autouse=True)
def database(server: Server, database_server: Server, django_db_setup, django_db_blocker) -> Iterator[str]:
    """A database of this test's own: here transactions are really committed."""
    before = settings.DATABASES["default"]["NAME"]

    def migrate(name: str) -> None:
        point_django_at(server, name)
        call_command("migrate", database="owner", verbosity=0, interactive=False)
        connections.close_all()

    with django_db_blocker.unblock(), cloned_database(server, "numbering", "own", migrate) as name:
        point_django_at(server, name)
        yield name
        point_django_at(database_server, before)


@pytest.fixture
def other(server: Server, database: str) -> Iterator[psycopg.Connection]:
    """A second connection of the app role."""
    with psycopg.connect(server.url("ct_app", database)) as other:
        yield other


def test_numbers_start_at_nought_and_have_no_gap() -> None:
    write("one", "two", "three")
    assert number_entries() == 3
    assert numbered() == [(0, "one"), (1, "two"), (2, "three")]


def test_a_second_run_numbers_only_what_is_new() -> None:
    write("one")
    number_entries()
    write("two")
    assert (number_entries(), number_entries()) == (1, 0)
    assert numbered() == [(0, "one"), (1, "two")]


def test_a_leaf_holds_the_hash_of_its_entry() -> None:
    write("one")
    number_entries()
    with acting_as(system([])):
        assert bytes(Leaf.objects.get().hash) == leaf_hash(Entry.objects.get())


def test_an_open_older_transaction_holds_numbering_back(other) -> None:
    other.execute(LATE, [new_id()])
    write("one")
    assert number_entries() == 0
    other.commit()
    assert number_entries() == 2
    assert numbered() == [(0, "late"), (1, "one")]


def test_only_one_run_works_at_a_time(other) -> None:
    write("one")
    other.execute("select pg_advisory_xact_lock(%s)", [0x1EDCE4])
    assert number_entries() == 0
    other.rollback()
    assert number_entries() == 1


def undone() -> None:
    with acting_as(operator()):
        record(Kind.DID, "undone", operator())
        raise RuntimeError


def test_an_undone_transaction_leaves_no_gap() -> None:
    with pytest.raises(RuntimeError):
        undone()
    write("one")
    number_entries()
    assert numbered() == [(0, "one")]
