"""Is this database for real people or for practice? Said once, before the first row."""

from django.db import connection, connections

from commontable.front.site.postgres import StartError
from commontable.groundwork.access.installation import stamp


def stamped() -> bool | None:
    """True for demo, False for real use, None when nobody has said yet."""
    with connection.cursor() as cursor:
        cursor.execute("select is_demo from access_installation")
        row = cursor.fetchone()
    return row[0] if row else None


def stamp_for_real_use() -> None:
    """Stamp an unstamped database for real use. Raises StartError when it is stamped demo, or we may not stamp."""
    said = stamped()
    if said:
        raise StartError("This database holds practice data and stays so: name another one for real use.")
    if said is None:
        _stamp(demo=False)


def stamp_for_practice() -> None:
    """Stamp the database demo. Raises StartError when it is stamped for real use, or we may not stamp."""
    if stamped() is False:
        raise StartError("This database is stamped for real use: practice data is never loaded into it.")
    _stamp(demo=True)


def _stamp(*, demo: bool) -> None:
    if "owner" not in connections:
        raise StartError("Stamping the database takes its owner: set DATABASE_OWNER_URL for this one command.")
    stamp(demo=demo)
