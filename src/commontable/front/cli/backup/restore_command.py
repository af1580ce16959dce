"""./run restore FILE: the database as it was when the backup was made, whole or not at all."""

import signal
from pathlib import Path
from typing import Annotated

import typer
from psycopg import Connection
from rich.console import Console

from commontable.front.cli.opening import one_sentence, use
from commontable.front.site.postgres import StartError, Superuser, open_as_superuser, state_folder
from commontable.front.site.supervisor import only_one

from .archive import About, dump_of, read
from .command import leave
from .databases import BEFORE, RESTORING, drop, filled, refuse_a_difference, standing, switch


def restore(
    file: Annotated[Path | None, typer.Argument(help="What ./run backup made.")] = None,
    replace: Annotated[bool, typer.Option(help="Put the database that is there aside.")] = False,
    drop_put_aside: Annotated[
        bool, typer.Option(help="Drop what the last --replace put aside, and do nothing else.")
    ] = False,
) -> None:
    """Put a backup back, with the site stopped. Until the last step nothing that is there is touched."""
    signal.signal(signal.SIGTERM, leave)
    state = state_folder()
    with only_one(state), open_as_superuser(state) as (server, session):
        if drop_put_aside:
            _dropped(server, session)
            return
        if file is None:
            raise StartError("Which file? ./run restore FILE.")
        _restored(state, server, session, file, replace=replace)


def _dropped(server: Superuser, session: Connection) -> None:
    drop(session, server.database + BEFORE)
    Console(soft_wrap=True).print(f"The database {server.database}{BEFORE} is gone.")


def _restored(state: Path, server: Superuser, session: Connection, file: Path, *, replace: bool) -> None:
    console = Console(soft_wrap=True)
    with console.status("Reading the backup …"):
        about = read(file)
    use(state, server.urls_at(server.database + RESTORING))
    with one_sentence(), console.status("Putting it back beside what is there …"):
        aside, shut = put_in_place(server, session, file, about, replace=replace)
    _tell(console, about, aside, shut)


def put_in_place(
    server: Superuser, session: Connection, file: Path, about: About, *, replace: bool = False
) -> tuple[str | None, int]:
    """Restore, compare, bring up to date, look at the keys, and switch the names as the last step.

    Django must know the database that is being restored by then. Returns the name of the database put aside, if one
    was, and how many keys stay shut. Raises StartError; what was there is then as it was.
    """
    from .aftermath import let_nothing_come_back
    from .fitting import bring_to_this_version, keys_that_stay_shut, refuse_a_newer_version, refuse_other_keys

    empty, stamp = standing(server, session)
    refuse_to_replace(server, about, empty=empty, stamp=stamp, replace=replace)
    refuse_a_newer_version(about)
    with filled(server, session, server.database + RESTORING, dump_of(file)) as name:
        refuse_a_difference(server, name, about.contents)
        bring_to_this_version()
        refuse_other_keys(about)
        shut = keys_that_stay_shut(server, name)
        let_nothing_come_back(server, name, about)
        return switch(server, session, name, keep_old=not empty), shut


def refuse_to_replace(server: Superuser, about: About, *, empty: bool, stamp: str, replace: bool) -> None:
    """Raises StartError where the backup must not, or not unasked, take the place of what is there."""
    made_for = about.contents.stamp
    if {made_for, stamp} == {"practice", "real"}:
        raise StartError(
            f"This is a backup of a {made_for} installation, and the database {server.database} is stamped {stamp}: "
            "one never takes the place of the other. Name another database, or another CT_DATA."
        )
    if _is_production() and made_for == "practice":
        raise StartError("This is a backup of practice data, and CT_PRODUCTION=1 is set.")
    if not empty and not replace:
        raise StartError(
            f"The database {server.database} is not empty. With --replace it is put aside as "
            f"{server.database}{BEFORE}, in the place of any older one of that name."
        )


def _is_production() -> bool:
    from django.conf import settings

    return bool(settings.PRODUCTION)


def _tell(console: Console, about: About, aside: str | None, shut: int) -> None:
    kept = about.contents
    lines = [
        f"The database is that of {about.made_at:%Y-%m-%d %H:%M} UTC again: {kept.rows:,} rows compared, "
        f"{kept.ledger_leaves:,} numbered ledger entries verified.",
        f"{shut:,} keys have no share in this key store: what they sealed was destroyed since, or sealed after the copy "
        "of the key store that is here, and stays shut.",
        "Everybody signs in again; codes told before are void; letters owed then are not sent. Passphrases, seats and "
        "accounts are those of that day: look through who left since.",
    ]
    if aside:
        lines.append(f"What was there is kept as {aside}; when all is well: ./run restore --drop-put-aside.")
    for line in lines:
        console.print(line, markup=False, highlight=False)
