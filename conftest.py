"""What every test shares: the database, and the promise that nothing leaves this machine."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client

from commontable.groundwork.keys.keyfile import create_keyfile
from commontable.kept import kept
from tests.cast import Cast, gather
from tests.chromium import find_chromium
from tests.database import (
    Server,
    cloned_database,
    point_django_at,
    running_server,
    schema_hash,
)
from tests.kept import asked_both_ways
from tests.sessions import sign_in_unlocked


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser, leave the journeys out on a developer's machine; elsewhere let them fail."""
    if find_chromium() or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("journey"):
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed: this journey was NOT walked"))


@pytest.fixture(scope="session")
def database_server() -> Iterator[Server]:
    """The PostgreSQL server of this test run."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def django_db_setup(
    database_server: Server, django_db_blocker: Any, worker_name: str, keyfile_of_this_run: Path
) -> Iterator[None]:
    """In place of pytest-django's own: a clone of the migrated template, seen as the app role, with the cast in it."""

    def migrate(database: str) -> None:
        point_django_at(database_server, database)
        call_command("migrate", database="owner", verbosity=0, interactive=False)
        connections.close_all()

    with django_db_blocker.unblock():
        schema = schema_hash([config.name for config in apps.get_app_configs()])
        with cloned_database(database_server, schema, worker_name, migrate) as database:
            point_django_at(database_server, database)
            settings.KEYFILE = keyfile_of_this_run
            gather()
            with django_db_blocker.block():
                yield
            connections.close_all()


@pytest.fixture(scope="session")
def worker_name() -> str:
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def keyfile_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One master key for all tests of a process: making one costs time, and no test changes it."""
    path = tmp_path_factory.mktemp("keys") / "keyfile"
    create_keyfile(path)
    return path


@pytest.fixture(autouse=True)
def keyfile(settings: Any, keyfile_of_this_run: Path) -> Path:
    """Every test seals and opens under the run's keyfile, never under one of this machine."""
    settings.KEYFILE = keyfile_of_this_run
    return keyfile_of_this_run


@pytest.fixture(autouse=True)
def kept_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever a test asks by kept SQL is written anew as well, and is the same to the letter."""
    monkeypatch.setattr(kept, "__call__", asked_both_ways(kept.__call__))


@pytest.fixture(autouse=True)
def unlocked_sessions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever a test signs in has confirmed it is them; tests of locked sessions lock them again."""
    monkeypatch.setattr(Client, "force_login", sign_in_unlocked)


@pytest.fixture
def cast(db: None, keyfile: Path) -> Cast:
    """The small city of `tests/cast.py`; what a test does to it is undone."""
    return gather()
