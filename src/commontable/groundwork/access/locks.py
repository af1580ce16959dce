"""How do two people who make the same thing at once take turns? Where there is no row yet that could be locked."""

from uuid import UUID

from django.db import connection


def take_turns(what: str, where: UUID | None = None) -> None:
    """Wait until no other transaction does `what` there, or anywhere where no place is named; ours holds its turn until it ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{what} {where}"])
