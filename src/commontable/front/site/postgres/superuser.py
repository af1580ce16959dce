"""Who may copy a whole database? The server's superuser alone: row policies bind everybody else, the owner too."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import psycopg
from psycopg import Connection

from .cluster import Cluster
from .errors import StartError
from .opening import DATABASE, DatabaseUrls, open_database
from .urls import at_database, parse_url

ONE_COPY_AT_A_TIME = 7_302_116


@dataclass(frozen=True)
class Superuser:
    """A server, its superuser's address on a database that is not ours, and the addresses of ours by role."""

    url: str
    database: str
    urls: DatabaseUrls

    def at(self, database: str) -> str:
        """The superuser's address on this database."""
        return at_database(self.url, database)

    def urls_at(self, database: str) -> DatabaseUrls:
        """What web, worker and owner would be told if this were the installation's database."""
        owner = self.urls.owner and at_database(self.urls.owner, database)
        return replace(self.urls, app=at_database(self.urls.app, database), owner=owner)


@contextmanager
def open_as_superuser(state: Path) -> Iterator[tuple[Superuser, Connection]]:
    """Lend the server, and a session on it that no second copy or restore has meanwhile. Raises StartError."""
    with ExitStack() as left_open:
        urls = left_open.enter_context(open_database(state))
        admin = os.environ.get("DATABASE_ADMIN_URL") or _own(left_open, state)
        named = parse_url(os.environ["DATABASE_URL"])["NAME"] if os.environ.get("DATABASE_URL") else DATABASE
        session = left_open.enter_context(_alone(admin))
        yield Superuser(admin, named, urls), session


def _own(left_open: ExitStack, state: Path) -> str:
    if os.environ.get("DATABASE_URL"):
        raise StartError(
            "A copy of the whole database takes its server's superuser: name it in DATABASE_ADMIN_URL, beside "
            "DATABASE_URL, for this one command."
        )
    return left_open.enter_context(Cluster(state / "postgres")).superuser_url


@contextmanager
def _alone(url: str) -> Iterator[Connection]:
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as session:
            if session.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() != (True,):
                raise StartError("DATABASE_ADMIN_URL must name a superuser here: row policies bind everybody else.")
            if session.execute("SELECT pg_try_advisory_lock(%s)", [ONE_COPY_AT_A_TIME]).fetchone() != (True,):
                raise StartError("Another backup or restore is under way on this server: wait until it is over.")
            yield session
    except psycopg.OperationalError as error:
        raise StartError(f"The database does not answer: {str(error).strip()}") from None
