"""How does the superuser's work come into the ledger? By one entry of the operator's, as any other: codes and numbers."""

from psycopg import Connection
from psycopg.types.json import Jsonb

from commontable.identifiers import new_id

ENTRY = """
insert into ledger_entry (id, schema, at, kind, action, result, role, session, subject_type, stage, details)
values (%s, 1, now(), 'did', %s, '', 'operator', '', '', '', %s)
"""


def enter(connection: Connection, action: str, details: dict[str, int]) -> None:
    """Write what was done. In the same transaction, triggers let through what it speaks of."""
    connection.execute(ENTRY, [new_id(), action, Jsonb(details)])
