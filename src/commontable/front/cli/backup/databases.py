"""Where is a copy tried before it counts? In a database of its own beside the real one, which goes again by itself."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import psycopg
from psycopg import Connection, sql

from commontable.front.site.postgres import StartError, Superuser, close_database, make_database, programs_for, put_back

from .archive import About
from .contents import Contents, contents, differences, is_empty, stamp_of

CHECKING, RESTORING, BEFORE = "_checking", "_restoring", "_before_restore"


@contextmanager
def seen_whole(server: Superuser) -> Iterator[tuple[About, str]]:
    """What the installation's database holds at one moment, and the snapshot by which pg_dump sees the same moment."""
    with psycopg.connect(server.at(server.database)) as connection:
        connection.execute("set transaction isolation level repeatable read, read only")
        snapshot = connection.execute("select pg_export_snapshot()").fetchone()
        if is_empty(connection):
            raise StartError(f"There is nothing in the database {server.database} yet: nothing to copy.")
        assert snapshot
        yield About(datetime.now(UTC), connection.info.server_version, contents(connection)), snapshot[0]


@contextmanager
def filled(server: Superuser, session: Connection, name: str, dump: Iterable[bytes]) -> Iterator[str]:
    """Lend a database called `name` with what the dump holds; one left by a killed run goes first. Dropped at the end,
    unless it has another name by then.
    """
    drop(session, name)
    make_database(session, name)
    try:
        close_database(server.url, name)
        put_back(server.at(name), programs_for(session.info.server_version), dump)
        yield name
    finally:
        drop(session, name)


def refuse_a_difference(server: Superuser, name: str, expected: Contents) -> None:
    """Raises StartError, naming the tables, when the database does not hold what is expected, row by row."""
    with psycopg.connect(server.at(name)) as connection:
        different = differences(expected, contents(connection))
    if different:
        raise StartError(f"What was put back differs from what was copied in: {', '.join(different)}.")


def standing(server: Superuser, session: Connection) -> tuple[bool, str]:
    """Whether the installation's database is empty or missing, and its stamp."""
    if not exists(session, server.database):
        return True, "unstamped"
    with psycopg.connect(server.at(server.database)) as connection:
        return is_empty(connection), stamp_of(connection)


def switch(server: Superuser, session: Connection, new: str, *, keep_old: bool) -> str | None:
    """Give `new` the name of the installation's database, both at once; returns the name of the one put aside.

    PostgreSQL refuses it while anybody is signed in to either: raises StartError then, and nothing was changed.
    """
    aside = server.database + BEFORE
    drop(session, aside)
    old_is_there = exists(session, server.database)
    try:
        with session.transaction():
            if old_is_there:
                _rename(session, server.database, aside)
            _rename(session, new, server.database)
    except psycopg.errors.ObjectInUse:
        raise StartError(f"Somebody is using the database {server.database}: stop web and worker everywhere.") from None
    if old_is_there and keep_old:
        return aside
    drop(session, aside)
    return None


def exists(session: Connection, name: str) -> bool:
    return session.execute("select 1 from pg_database where datname = %s", [name]).fetchone() is not None


def drop(session: Connection, name: str) -> None:
    """Drop the database, whoever is signed in to it. Only ever one of ours that is not the installation's."""
    session.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _rename(session: Connection, name: str, to: str) -> None:
    session.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(name), sql.Identifier(to)))
