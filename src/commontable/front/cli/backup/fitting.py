"""Does what was put back fit this program and these keys? Asked while it stands aside, before it takes its place."""

import psycopg
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from commontable.front.cli.schema import bring_up_to_date
from commontable.front.site.postgres import StartError, Superuser
from commontable.front.site.refusals import refuse_unsafe_keyfile
from commontable.groundwork.keys import shares

from .archive import About


def refuse_a_newer_version(about: About) -> None:
    """Raises StartError when the backup knows migrations that this version has never heard of."""
    known = {".".join(each) for each in MigrationLoader(None, ignore_no_migrations=True).disk_migrations}
    if unknown := [name for name in about.contents.migrations if name not in known]:
        raise StartError(
            f"This backup was made by a newer version of Common Table (it knows {unknown[0]}): install that one first."
        )


def bring_to_this_version() -> None:
    """Migrate what stands aside. Django is pointed at it."""
    bring_up_to_date()
    connections.close_all()


def refuse_other_keys(about: About) -> None:
    """Raises StartError when keyfile or key store are missing, or another database's: without them no name opens."""
    if not about.contents.team_keys:
        return
    refuse_unsafe_keyfile()
    connections.close_all()


def keys_that_stay_shut(server: Superuser, name: str) -> int:
    """How many live data keys of the database have no share in the key store."""
    with psycopg.connect(server.at(name)) as connection:
        live = [key for (key,) in connection.execute("select id from keys_datakey where live").fetchall()]
    there = shares.shares_of(live) if shares.store_path().exists() else {}
    return len(live) - len(there)
