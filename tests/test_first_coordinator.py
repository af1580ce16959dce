"""From an installation with nothing in it: ./run first-coordinator prints a code, and that code is good once."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from commontable.front.site.postgres import make_database
from commontable.front.site.secrets import secret_key
from commontable.groundwork.accounts.codes import take
from tests.database import ROOT, Server, point_django_at

EMAIL = "joan@regina.example"


@pytest.fixture(scope="module")
def empty(database_server: Server) -> Iterator[str]:
    name = f"test_{os.getpid()}_begun"
    with psycopg.connect(database_server.superuser_url, autocommit=True) as connection:
        connection.execute(f"drop database if exists {name} with (force)")
        make_database(connection, name)
    yield name
    with psycopg.connect(database_server.superuser_url, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")


def run(server: Server, database: str, state: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "CT_"))}
    own = {
        "CT_DATA": str(state),
        "DATABASE_URL": server.url("ct_app", database),
        "DATABASE_OWNER_URL": server.url("ct_owner", database),
        "PYTHONPATH": str(ROOT / "src"),
    }
    command = [sys.executable, "-P", "-m", "commontable.front.cli.main", "first-coordinator", *words]
    return subprocess.run(command, env=kept | own, capture_output=True, text=True, check=False)


def test_the_first_coordinator_signs_in_with_the_printed_code(
    database_server: Server, empty: str, tmp_path: Path, django_db_setup: None, django_db_blocker
):
    tmp_path.chmod(0o700)
    told = run(database_server, empty, tmp_path, EMAIL, "Joan Prairie", "City of Regina")
    assert told.returncode == 0, told.stdout + told.stderr
    first = code_in(told.stdout)
    again = run(database_server, empty, tmp_path, EMAIL, "Joan Prairie", "City of Regina")
    assert again.returncode == 0, again.stderr
    another = run(database_server, empty, tmp_path, "max@regina.example", "Max Plain", "City of Regina")
    assert (another.returncode, "There is a coordinator already" in another.stderr) == (1, True)
    with django_db_blocker.unblock():
        assert taken(database_server, empty, tmp_path, first, code_in(again.stdout)) == ["", EMAIL, ""]


def code_in(said: str) -> str:
    return re.findall(r"\b\w{4}-\w{4}-\w{4}\b", said)[0]


def taken(server: Server, database: str, state: Path, old: str, code: str) -> list[str]:
    """Whom the older code, the code and the code again let in, one after the other."""
    usual = settings.DATABASES["default"]["NAME"]
    point_django_at(server, database)
    try:
        with override_settings(SECRET_KEY=secret_key({}, state)), transaction.atomic():
            return [account.email if (account := take(EMAIL, each)) else "" for each in (old, code, code)]
    finally:
        point_django_at(server, usual)
