"""How do rows get in by the hundred thousand? By COPY, as the role `ct_load`, and only into a database stamped demo.

The role cannot sign in: a superuser lends it its place, and the rights on these tables for as long as it loads. Each
situation table is one transaction, and its first statement is the ledger’s line that says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import psycopg
from psycopg import Connection, sql
from psycopg.types.json import Jsonb

from commontable.front.site.postgres import StartError
from commontable.identifiers import new_id

from .rows import MODELS
from .sheet import Sheet

ROLE = "ct_load"
LEDGER = sql.Identifier("ledger_entry")
ENTRY = """
insert into ledger_entry (id, at, kind, action, result, role, table_id, session, subject_type, subject_id, stage, details,
                          schema)
values (%s, now(), 'did', %s, '', 'operator', %s, '', 'situationtable', %s, '', %s, 1)
"""
NOT_DEMO = "Only a database stamped demo is loaded in bulk; this one is not."
NO_ROLE = "Loading takes the role ct_load, which a superuser makes: name one in DATABASE_ADMIN_URL."


@dataclass(frozen=True)
class Loader:
    """A connection on which the load role acts."""

    connection: Connection

    def copy(self, table: UUID, sheets: Iterable[Sheet], details: Mapping[str, int | str]) -> int:
        """Copy these rows of one situation table in, or none of them; returns how many."""
        rows = 0
        with self.connection.transaction(), self.connection.cursor() as cursor:
            self.enter("load_city", table, details)
            for sheet in sheets:
                columns = sql.SQL(", ").join(map(sql.Identifier, sheet.columns))
                statement = sql.SQL("copy {} ({}) from stdin").format(sql.Identifier(sheet.table), columns)
                with cursor.copy(statement) as copy:
                    for row in sheet.ready():
                        copy.write_row(row)
                rows += len(sheet.rows)
        return rows

    def enter(self, action: str, table: UUID, details: Mapping[str, int | str]) -> None:
        """The ledger’s line, first in its transaction: what was loaded was not done by anybody."""
        self.connection.execute(ENTRY, [new_id(), action, table, table, Jsonb(dict(details))])

    def ask(self, query: str) -> list[tuple]:
        """The rows that a question finds."""
        return self.connection.execute(query.encode()).fetchall()


@contextmanager
def loader(admin_url: str | None) -> Iterator[Loader]:
    """Lend the load role. Raises StartError without a superuser, without the role, or on real data."""
    if admin_url is None:
        raise StartError(NO_ROLE)
    with psycopg.connect(admin_url, autocommit=True, connect_timeout=10) as connection:
        _refuse(connection)
        try:
            _rights(connection, "grant", "to")
            connection.execute(sql.SQL("set role {}").format(sql.Identifier(ROLE)))
            yield Loader(connection)
        finally:
            connection.execute("reset role")
            _rights(connection, "revoke", "from")
            connection.execute("analyze")


def _refuse(connection: Connection) -> None:
    stamped = connection.execute("select is_demo from access_installation").fetchone()
    if stamped != (True,):
        raise StartError(NOT_DEMO)
    superuser = connection.execute("select rolsuper from pg_roles where rolname = current_user").fetchone()
    if superuser != (True,) or not connection.execute("select 1 from pg_roles where rolname = %s", [ROLE]).fetchone():
        raise StartError(NO_ROLE)


def _rights(connection: Connection, verb: str, word: str) -> None:
    """Grant … to the role, or revoke … from it, what it needs of these tables."""
    tables = sql.SQL(", ").join(sql.Identifier(model._meta.db_table) for model in MODELS)
    every = sql.SQL("all tables in schema public")
    for right, where in (
        ("usage", sql.SQL("schema public")),
        ("select", every),
        ("insert", tables),
        ("insert", LEDGER),
    ):
        parts = [sql.SQL(each) for each in (verb, right, "on")]
        connection.execute(sql.SQL(" ").join([*parts, where, sql.SQL(word), sql.Identifier(ROLE)]))
