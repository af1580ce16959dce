"""Does a destroyed key stay destroyed in a backup? The old dump is put back beside the key store of today."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from psycopg.conninfo import conninfo_to_dict

from commontable.front.site.postgres import close_database
from commontable.front.site.postgres.binaries import find_binaries
from commontable.groundwork.keys import shares
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.models import DataKey, WrappedKey
from commontable.groundwork.keys.rings import open_keys
from commontable.groundwork.keys.sealing import destroy, seal, unseal
from commontable.groundwork.keys.tests.factories import cell, entered, key_of, lent_to, member_of, new_team
from tests.database import Server, cloned_database, point_django_at, schema_hash

KEPT, DESTROYED = "kept", "destroyed"


@pytest.fixture
def own_database(
    database_server: Server, django_db_setup: None, django_db_blocker, worker_name: str, tmp_path: Path, monkeypatch
) -> Iterator[str]:
    """A database where everything is really committed, and a key store of its own."""
    usual, schema = settings.DATABASES["default"]["NAME"], schema_hash([each.name for each in apps.get_app_configs()])
    monkeypatch.setattr(settings, "KEYSTORE", str(tmp_path / "keystore"))
    with django_db_blocker.unblock(), cloned_database(database_server, schema, f"{worker_name}_backup", _none) as name:
        point_django_at(database_server, name)
        try:
            yield name
        finally:
            point_django_at(database_server, usual)


def test_what_was_destroyed_stays_shut_in_an_older_dump_and_the_rest_opens(own_database, database_server, tmp_path):
    team = new_team()
    keys = {what: key_of(team) for what in (KEPT, DESTROYED)}
    with lent_to(team):
        sealed = {what: seal(key, cell(), what.encode()) for what, key in keys.items()}
    dump = dumped(database_server, own_database, tmp_path)

    with entered(member_of(team)):
        destroy(keys[DESTROYED])

    restored = put_back(database_server, own_database, dump)
    try:
        point_django_at(database_server, restored)
        assert_as_it_was(team, keys)
        with lent_to(team):
            open_keys(keys.values())
            assert unseal(keys[KEPT], cell(), sealed[KEPT]) == b"kept"
            with pytest.raises(KeyNotHeld) as refused:
                unseal(keys[DESTROYED], cell(), sealed[DESTROYED])
        assert refused.value.code == "shredded"
    finally:
        point_django_at(database_server, own_database)
        with psycopg.connect(database_server.superuser_url, autocommit=True) as connection:
            connection.execute(f"drop database {restored} with (force)")


def assert_as_it_was(team: UUID, keys: dict[str, UUID]) -> None:
    """The old database knows of no destruction: key and wrap are there, the keyfile is the same. The share is not."""
    with entered(member_of(team)):
        assert all(DataKey.objects.get(pk=key).live for key in keys.values())
        assert WrappedKey.objects.filter(data_key__in=keys.values()).count() == 2
    assert shares.shares_of(keys.values()).keys() == {keys[KEPT]}


def dumped(server: Server, database: str, folder: Path) -> Path:
    """What pg_dump makes of it."""
    dump = folder / "dump"
    run(server, "pg_dump", "--format=custom", f"--file={dump}", f"--dbname={database}")
    return dump


def put_back(server: Server, database: str, dump: Path) -> str:
    """A new database with what the dump holds."""
    restored = f"{database}_old"
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        connection.execute(f"create database {restored} owner ct_owner")
    run(server, "pg_restore", "--exit-on-error", f"--dbname={restored}", str(dump))
    close_database(server.superuser_url, restored)
    return restored


def run(server: Server, program: str, *words: str) -> None:
    said = conninfo_to_dict(server.superuser_url)
    env = {f"PG{name}": str(said[key]) for name, key in PARTS.items() if said.get(key)}
    path = find_binaries().folder / program
    done = subprocess.run([str(path), *words], env=os.environ | env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


PARTS = {"HOST": "host", "PORT": "port", "USER": "user", "PASSWORD": "password"}


def _none(database: str) -> None:
    raise AssertionError(f"{database}: the schema was migrated for the usual database already")
