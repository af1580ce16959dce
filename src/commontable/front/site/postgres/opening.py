"""At which addresses does this installation reach its database?

DATABASE_URL names a prepared server; DATABASE_ADMIN_URL one that is prepared here; with neither, our
own PostgreSQL is started in the state folder and stopped again by the last process that uses it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from .cluster import Cluster
from .errors import StartError
from .passwords import role_passwords
from .roles import prepare
from .urls import parse_url, url_for

DATABASE = "commontable"


@dataclass(frozen=True)
class DatabaseUrls:
    """The addresses by role; owner and listen are None where the installation keeps them away.

    `admin` is a superuser’s, for the one command that fills a demonstration database; no process is ever given it.
    """

    app: str
    owner: str | None = None
    listen: str | None = None
    admin: str | None = None

    def environment(self) -> dict[str, str]:
        """Return what web and worker get: never the owner's address."""
        return {"DATABASE_URL": self.app} | ({"DATABASE_LISTEN_URL": self.listen} if self.listen else {})

    def owner_environment(self) -> dict[str, str]:
        """Return what a migration gets."""
        return self.environment() | ({"DATABASE_OWNER_URL": self.owner} if self.owner else {})


@contextmanager
def open_database(state: Path) -> Iterator[DatabaseUrls]:
    """Yield the addresses of a database that answers. Raises StartError."""
    if os.environ.get("DATABASE_URL"):
        yield DatabaseUrls(
            os.environ["DATABASE_URL"],
            os.environ.get("DATABASE_OWNER_URL") or None,
            os.environ.get("DATABASE_LISTEN_URL") or None,
            _admin(os.environ.get("DATABASE_ADMIN_URL"), parse_url(os.environ["DATABASE_URL"])["NAME"]),
        )
        return
    admin_url = os.environ.get("DATABASE_ADMIN_URL")
    if admin_url:
        yield _prepared(admin_url, role_passwords(state / "passwords.json"))
        return
    with Cluster(state / "postgres") as cluster:
        yield _prepared(cluster.superuser_url, cluster.passwords)


def own_server(state: Path) -> Path | None:
    """Return the folder of our own PostgreSQL; None where the environment names another server."""
    named = os.environ.get("DATABASE_URL") or os.environ.get("DATABASE_ADMIN_URL")
    return None if named else state / "postgres"


def _prepared(admin_url: str, passwords: dict[str, str]) -> DatabaseUrls:
    prepare(admin_url, passwords, DATABASE)
    roles = ("ct_app", "ct_owner", "ct_listen")
    app, owner, listen = (url_for(admin_url, user=each, password=passwords[each], database=DATABASE) for each in roles)
    return DatabaseUrls(app, owner, listen, _admin(admin_url, DATABASE))


def _admin(admin_url: str | None, database: str) -> str | None:
    """The same superuser, in our database."""
    if not admin_url:
        return None
    who = parse_url(admin_url)
    return url_for(admin_url, user=who["USER"], password=who["PASSWORD"], database=database)


def require_least_rights(app_url: str) -> None:
    """Raise StartError when the role that serves could pass the row policies."""
    try:
        with psycopg.connect(app_url, connect_timeout=10) as connection:
            found = connection.execute(RIGHTS).fetchone()
    except psycopg.OperationalError as error:
        raise StartError(f"The database does not answer: {str(error).strip()}") from None
    if found and found[1]:
        raise StartError(
            f"The database role {found[0]} could read every row, past all row policies: DATABASE_URL "
            "must name a role that is no superuser, has no BYPASSRLS, owns no table and belongs to no "
            "such role (docs/operations/postgres.md)."
        )


# Membership counts as much as an attribute: SET ROLE is one statement away.
RIGHTS = """
SELECT current_user, EXISTS (
    SELECT FROM pg_roles r
    WHERE pg_has_role(current_user, r.oid, 'MEMBER') AND (
        r.rolsuper OR r.rolbypassrls OR r.rolcreaterole
        OR r.oid = (SELECT datdba FROM pg_database WHERE datname = current_database())
        OR r.oid IN (SELECT relowner FROM pg_class WHERE relnamespace = 'public'::regnamespace)))
"""
