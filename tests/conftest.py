"""What do the sweeping tests share? A database of their own, in which a whole city is at work."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction

from tests.database import Server, cloned_database, point_django_at, schema_hash
from tests.world import World, build


@pytest.fixture(scope="session")
def built_world(
    database_server: Server, django_db_setup: None, django_db_blocker: Any, keyfile_of_this_run: Path, worker_name: str
) -> Iterator[tuple[str, World]]:
    """The name of a database of its own, where everything is really committed, and the city in it."""
    usual = settings.DATABASES["default"]["NAME"]
    schema = schema_hash([config.name for config in apps.get_app_configs()])
    with django_db_blocker.unblock(), cloned_database(database_server, schema, f"{worker_name}_world", _none) as name:
        point_django_at(database_server, name)
        settings.KEYFILE = keyfile_of_this_run
        world = build()
        point_django_at(database_server, usual)
        yield name, world


@pytest.fixture(scope="module")
def world(built_world: tuple[str, World], database_server: Server, django_db_blocker: Any) -> Iterator[World]:
    """The city, for the tests of one module; what they write, they undo (`undone`)."""
    usual = settings.DATABASES["default"]["NAME"]
    name, built = built_world
    with django_db_blocker.unblock():
        point_django_at(database_server, name)
        yield built
        point_django_at(database_server, usual)


@pytest.fixture
def undone(world: World) -> Iterator[None]:
    """Whatever the test writes is undone at its end. However long it asks, whoever signed in for it stays confirmed."""
    with transaction.atomic(), patch("commontable.front.site.unlocking.LASTS", timedelta(days=1)):
        yield
        transaction.set_rollback(True)


def _none(database: str) -> None:
    raise AssertionError(f"{database}: the schema was migrated for the usual database already")
