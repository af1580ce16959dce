"""On which database do the tests run? A real PostgreSQL whose files are in memory.

One cluster serves all test processes. A template database holds the migrated schema, named by a
hash of every migration and of the lock file; each process clones it, and drops its clone at the end.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections
from psycopg import Connection, sql

from commontable.front.site.postgres import (
    LOSABLE,
    Cluster,
    close_database,
    make_database,
    parse_url,
    prepare,
    role_passwords,
    state_folder,
    url_for,
)

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE_LOCK = 7_302_115


@dataclass(frozen=True)
class Server:
    """A server the tests may make databases on, and the passwords of its roles."""

    superuser_url: str
    passwords: dict[str, str]

    def url(self, role: str, database: str) -> str:
        return url_for(self.superuser_url, user=role, password=self.passwords[role], database=database)


@contextmanager
def running_server() -> Iterator[Server]:
    """Yield the server: DATABASE_ADMIN_URL's, else a cluster in memory (CT_TEST_PG_BIN's programs)."""
    admin_url = os.environ.get("DATABASE_ADMIN_URL")
    if admin_url:
        passwords = role_passwords(state_folder() / "passwords.json")
        prepare(admin_url, passwords, "postgres")
        yield Server(admin_url, passwords)
        return
    named = os.environ.get("CT_TEST_PG_BIN")
    with Cluster(cluster_home(named), bin_folder=Path(named) if named else None, settings=LOSABLE) as cluster:
        prepare(cluster.superuser_url, cluster.passwords)
        yield Server(cluster.superuser_url, cluster.passwords)


def cluster_home(bin_folder: str | None) -> Path:
    """Return the folder of this checkout's test cluster, in memory where the machine allows it."""
    memory = Path("/dev/shm")
    place = memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())
    programs = bin_folder or os.environ.get("PG_BIN")
    marks = f"{ROOT}\n{programs}\n{os.geteuid()}".encode()
    return place / f"commontable-tests-{hashlib.sha256(marks).hexdigest()[:12]}"


def schema_hash(apps: list[str]) -> str:
    """Return a short hash over the migrations of `apps` and over the pinned dependencies."""
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for app in sorted(apps):
        spec = find_spec(f"{app}.migrations")
        for folder in spec.submodule_search_locations or [] if spec else []:
            for file in sorted(Path(folder).rglob("*.py")) + sorted(Path(folder).rglob("*.sql")):
                digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def cloned_database(server: Server, schema: str, worker: str, migrate: Callable[[str], None]) -> Iterator[str]:
    """Yield the name of a database cloned from the template of `schema`; drop it afterwards.

    `migrate` is given the name of an empty database when there is no such template yet.
    """
    clone = f"test_{os.getpid()}_{worker}"
    template = f"schema_{schema}"
    with _locked(server) as connection:
        _sweep(connection)
        if not _exists(connection, template):
            _build(connection, server, template, migrate)
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER ct_owner STRATEGY file_copy").format(
                sql.Identifier(clone), sql.Identifier(template)
            )
        )
    close_database(server.superuser_url, clone)
    try:
        yield clone
    finally:
        with _connected(server) as connection:
            _drop(connection, clone)


def _build(connection: Connection, server: Server, template: str, migrate: Callable[[str], None]) -> None:
    # Built under another name, so that a template which exists is always a whole one.
    half = f"{template}_b"
    _drop(connection, half)
    make_database(connection, half)
    close_database(server.superuser_url, half)
    migrate(half)
    connection.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(half), sql.Identifier(template)))


def _sweep(connection: Connection) -> None:
    """Drop what killed test runs left, and all templates but the four newest."""
    names = connection.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%' "
        "AND datname NOT IN (SELECT datname FROM pg_stat_activity WHERE datname IS NOT NULL)"
    ).fetchall()
    for (name,) in names:
        if not Path(f"/proc/{name.split('_')[1]}").exists():
            _drop(connection, name)
    old = connection.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE 'schema\\_%' ORDER BY oid DESC OFFSET 4"
    ).fetchall()
    for (name,) in old:
        _drop(connection, name)


def _exists(connection: Connection, database: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
    return found.fetchone() is not None


def _drop(connection: Connection, database: str) -> None:
    connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(database)))


@contextmanager
def _connected(server: Server) -> Iterator[Connection]:
    with psycopg.connect(server.superuser_url, autocommit=True) as connection:
        yield connection


@contextmanager
def _locked(server: Server) -> Iterator[Connection]:
    with _connected(server) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        yield connection


def django_entries(server: Server, database: str) -> dict[str, dict[str, object]]:
    """Return the DATABASES setting of a test process: the app role as the site asks, and the owner beside it."""
    app, owner = (parse_url(server.url(role, database)) for role in ("ct_app", "ct_owner"))
    return {"default": app | {"OPTIONS": app["OPTIONS"] | settings.PREPARED}, "owner": owner}


def point_django_at(server: Server, database: str) -> None:
    """Let both aliases, and any process a test starts, use `database`."""
    connections.close_all()
    settings.DATABASES = {
        alias: settings.DATABASES.get(alias, {}) | entry for alias, entry in django_entries(server, database).items()
    }
    connections.settings = connections.configure_settings(settings.DATABASES)
    for alias in connections.settings:
        if hasattr(connections._connections, alias):
            del connections[alias]
    os.environ["DATABASE_URL"] = server.url("ct_app", database)
    os.environ["DATABASE_OWNER_URL"] = server.url("ct_owner", database)
