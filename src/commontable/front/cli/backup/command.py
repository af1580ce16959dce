"""./run backup FILE: the whole database in one file, proven by restoring it."""

import os
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import psycopg
import typer
from psycopg import Connection
from rich.console import Console

from commontable.front.site.postgres import (
    StartError,
    Superuser,
    dumped,
    open_as_superuser,
    programs_for,
    state_folder,
)

from .archive import About, dump_of, read, write
from .databases import CHECKING, filled, refuse_a_difference, seen_whole
from .entering import enter
from .whole_file import named, whole_file

KEYS_APART = (
    "Names open with the keyfile and the key store too: neither is in this file. Copy the key store apart, to a medium "
    "that never holds a copy of the database: ./run keys copy FILE."
)


def backup(
    file: Annotated[Path, typer.Argument(help="A new file, or a folder: the file is then named by the minute.")],
) -> None:
    """Copy the whole database into one file while the site runs, put it back on trial, and compare."""
    signal.signal(signal.SIGTERM, leave)
    console = Console(soft_wrap=True)
    with open_as_superuser(state_folder()) as (server, session):
        target = named(file.absolute(), datetime.now(UTC))
        with console.status("Copying the database and putting it back on trial …"):
            about = copied(server, session, target)
    kept = about.contents
    console.print(
        f"{target}: {os.stat(target).st_size:,} bytes. It was restored into a database of its own and compared: "
        f"{len(kept.tables)} tables with {kept.rows:,} rows, {len(kept.migrations)} migrations, "
        f"{len(kept.team_keys)} key fingerprints, {kept.ledger_leaves:,} numbered ledger entries, all the same.",
        markup=False,
        highlight=False,
    )
    console.print(KEYS_APART)


def copied(server: Superuser, session: Connection, target: Path) -> About:
    """Write the backup, restore it, compare, and only then give it its name. Raises StartError, leaving nothing."""
    with whole_file(target) as (out, part):
        with seen_whole(server) as (about, snapshot):
            write(out, about, dumped(server.at(server.database), programs_for(session.info.server_version), snapshot))
        out.flush()
        if read(part) != about:
            raise StartError(f"{target} reads back otherwise than it was written: the disk may be failing.")
        with filled(server, session, server.database + CHECKING, dump_of(part)) as trial:
            refuse_a_difference(server, trial, about.contents)
    with psycopg.connect(server.at(server.database)) as connection:
        enter(connection, "back_up", {"rows": about.contents.rows, "leaves": about.contents.ledger_leaves})
    return about


def leave(_number: int, _frame: object) -> None:
    """A stop asked for leaves as a fault does: by every door, so that nothing half-done stays."""
    raise SystemExit(1)
