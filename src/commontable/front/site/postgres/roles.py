"""Which roles and which database must a PostgreSQL server have before Common Table can use it?

`ct_owner` owns and migrates, `ct_app` serves (no ownership, cannot pass row policies), `ct_load`
fills a demonstration database in bulk, `ct_listen` hears notifications and reads nothing.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import psycopg
from psycopg import Connection, sql

from .errors import StartError
from .urls import parse_url, url_for

PLAIN = "NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
ROLES = {
    "ct_owner": f"LOGIN {PLAIN}",
    "ct_app": f"LOGIN {PLAIN}",
    "ct_listen": f"LOGIN {PLAIN}",
}
# Only a superuser may grant BYPASSRLS everywhere; without it there is no bulk load, and no harm.
LOAD_ROLE = {"ct_load": "NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION BYPASSRLS"}
MAKING_LOCK = 7_302_114


def prepare(superuser_url: str, passwords: Mapping[str, str], database: str = "commontable") -> None:
    """Make the roles, their passwords and `database`, or bring what is there to the right state.

    `superuser_url` is a superuser's address, or that of a role which may create roles and
    databases. May run any number of times, also at once. Raises StartError.
    """
    with _connected(superuser_url) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [MAKING_LOCK])
        _make_roles(connection, passwords)
        make_database(connection, database)
    close_database(superuser_url, database)


def make_database(connection: Connection, database: str) -> None:
    """Create `database` with ct_owner as its owner, in code-point order, unless it exists."""
    if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone():
        return
    modern = connection.info.server_version >= 170000
    locale = "LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LOCALE 'C'" if modern else "LOCALE 'C.UTF-8'"
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER ct_owner TEMPLATE template0 ENCODING 'UTF8' ").format(
            sql.Identifier(database)
        )
        + sql.SQL(locale)
    )


def close_database(superuser_url: str, database: str) -> None:
    """Let only our roles into `database`, and only its owner create anything in it."""
    parts = parse_url(superuser_url)
    url = url_for(superuser_url, user=parts["USER"], password=parts["PASSWORD"], database=database)
    name = sql.Identifier(database)
    with _connected(url) as connection:
        for statement in (
            "REVOKE ALL ON DATABASE {} FROM PUBLIC",
            "GRANT CONNECT ON DATABASE {} TO ct_app, ct_listen",
            "ALTER SCHEMA public OWNER TO ct_owner",
            "REVOKE ALL ON SCHEMA public FROM PUBLIC",
            "GRANT USAGE ON SCHEMA public TO ct_app",
        ):
            connection.execute(sql.SQL(statement).format(name))


@contextmanager
def _connected(url: str) -> Iterator[Connection]:
    try:
        with psycopg.connect(url, autocommit=True, connect_timeout=10) as connection:
            yield connection
    except psycopg.errors.InsufficientPrivilege as error:
        raise StartError(
            f"The database refused a step of the set-up ({error.diag.message_primary}): "
            "DATABASE_ADMIN_URL must name a superuser, or a role that may create roles and "
            "databases."
        ) from None
    except psycopg.OperationalError as error:
        raise StartError(f"The database does not answer: {str(error).strip()}") from None


def _make_roles(connection: Connection, passwords: Mapping[str, str]) -> None:
    superuser = connection.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").fetchone() == (True,)
    for role, attributes in (ROLES | LOAD_ROLE if superuser else ROLES).items():
        _make_role(connection, role, attributes if superuser else attributes.split()[0])
        _set_password(connection, role, passwords[role])
    if not superuser:
        connection.execute("GRANT ct_owner TO CURRENT_USER")


def _make_role(connection: Connection, role: str, attributes: str) -> None:
    exists = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    statement = "ALTER ROLE {} " if exists else "CREATE ROLE {} "
    connection.execute(sql.SQL(statement + attributes).format(sql.Identifier(role)))


def _set_password(connection: Connection, role: str, password: str) -> None:
    # Hashed here, so that the password itself is in no statement and no log of the server.
    hashed = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), hashed.decode()))
