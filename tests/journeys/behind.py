"""What lies in the database behind a journey? Asked as its superuser, whom no row policy stops."""

import psycopg
from psycopg import sql

from .live import LiveSite


def ask(site: LiveSite, question: str, *given: object) -> list[tuple]:
    with psycopg.connect(site.superuser_url) as server:
        return server.execute(question, given).fetchall()  # type: ignore[arg-type]


def where(site: LiveSite, *needles: str) -> dict[str, list[str]]:
    """Each table that holds one of these in any column of any row, with those rows as text.

    A row is asked as a whole: a new column or table is looked through without anybody thinking of it.
    """
    with psycopg.connect(site.superuser_url) as server:
        named = server.execute(
            "select schemaname, tablename from pg_tables where schemaname not in ('pg_catalog', 'information_schema')"
        ).fetchall()
        found = {table: _rows(server, schema, table, needles) for schema, table in named}
    return {table: rows for table, rows in found.items() if rows}


def _rows(server: psycopg.Connection, schema: str, table: str, needles: tuple[str, ...]) -> list[str]:
    asked = sql.SQL("select t::text from {} t where t::text like any(%s)").format(sql.Identifier(schema, table))
    return [row for (row,) in server.execute(asked, ([f"%{needle}%" for needle in needles],))]
