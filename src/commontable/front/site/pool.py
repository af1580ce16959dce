"""Is a connection of the pool still one? It is asked before a request gets it: what the database closed meanwhile is nobody's lost press."""

from typing import Any, cast

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from psycopg_pool import ConnectionPool


def still_there(connection: psycopg.Connection[Any]) -> None:
    """Ask it. Where one is gone the others most likely are: all that wait in the pool are looked through at once, for by itself
    the pool looks at one after the other, and pauses between them, until the request has waited in vain.

    Raises psycopg.Error when the connection is gone; the pool replaces it then.
    """
    try:
        ConnectionPool.check_connection(connection)
    except psycopg.Error:
        cast(Any, connections[DEFAULT_DB_ALIAS]).pool.check()
        raise
