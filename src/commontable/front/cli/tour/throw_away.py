"""On which database is the tour played? One of its own, on our own PostgreSQL, dropped when the tour ends."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from commontable.front.site.postgres import Cluster, DatabaseUrls, prepare, role_passwords, url_for

ROLES = ("ct_app", "ct_owner", "ct_listen")


@contextmanager
def throw_away(state: Path) -> Iterator[DatabaseUrls]:
    """Lend an empty database that is dropped afterwards. Raises StartError."""
    name = f"tour_{os.getpid()}"
    with _server(state) as (admin_url, passwords):
        prepare(admin_url, passwords, name)
        try:
            yield DatabaseUrls(
                *(url_for(admin_url, user=each, password=passwords[each], database=name) for each in ROLES)
            )
        finally:
            _drop(admin_url, name)


@contextmanager
def _server(state: Path) -> Iterator[tuple[str, dict[str, str]]]:
    admin_url = os.environ.get("DATABASE_ADMIN_URL")
    if admin_url:
        yield admin_url, role_passwords(state / "passwords.json")
        return
    with Cluster(state / "postgres") as cluster:
        yield cluster.superuser_url, cluster.passwords


def _drop(admin_url: str, name: str) -> None:
    with psycopg.connect(admin_url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
