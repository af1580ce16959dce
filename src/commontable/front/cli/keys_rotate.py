"""./run keys rotate: give teams, and members who hold one, their next key; move what was sealed to the old one, with a bar."""

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from .opening import opened
from .speaking import spoken


def keys_rotate(
    table: Annotated[str, typer.Option("--table", help="Only the teams of the table with this code.")] = "",
    team: Annotated[str, typer.Option("--team", help="Only the team of this name.")] = "",
    new_master_key: Annotated[
        bool, typer.Option("--new-master-key", help="First add a master key to the keyfile; copy the file again.")
    ] = False,
    only_finish: Annotated[
        bool, typer.Option("--only-finish", help="Turn no key; carry through what was begun and cut off.")
    ] = False,
) -> None:
    """Turn the keys of all teams and members, or of some teams. Stop it where you like: what is moved is moved, the rest
    opens as before.

    It begins by putting under shares what was wrapped before there were any.
    """
    with opened(), spoken():
        from django.conf import settings

        from commontable.groundwork.keys.holders import forget_master_key
        from commontable.groundwork.keys.keyfile import add_master_key
        from commontable.groundwork.upkeep import rotating

        from .keyfile import ensure_keystore

        ensure_keystore()
        if new_master_key:
            add_master_key(settings.KEYFILE)
            forget_master_key()
        teams = _teams(table, team)
        members = [] if table or team else _members(teams)
        if not only_finish:
            for holder in [*teams, *members]:
                rotating.turn(holder)
        _move(teams, members)
        if new_master_key:
            _say_restart()


def _teams(table: str, team: str) -> list:
    from commontable.front.site.postgres import StartError
    from commontable.groundwork.access.actor import operator
    from commontable.groundwork.access.session import acting_as
    from commontable.partnership.tables.models import Team

    only = {"table__code": table} if table else {}
    only |= {"name": team} if team else {}
    with acting_as(operator()):
        found = list(Team.objects.filter(**only).order_by("table__code", "name").values_list("pk", flat=True))
    if not found:
        raise StartError("There is no such team: ./run keys status lists them.")
    return found


def _members(teams: list) -> list:
    """Whoever holds a key and is no team: members, of records their team does not read."""
    from commontable.groundwork.access.actor import operator
    from commontable.groundwork.access.session import acting_as
    from commontable.groundwork.keys.models import HolderKey

    with acting_as(operator()):
        held = HolderKey.objects.filter(retired_at=None).exclude(holder_id__in=teams)
        return list(held.order_by("holder_id").values_list("holder_id", flat=True).distinct())


def _move(teams: list, members: list) -> None:
    from django.utils.translation import gettext as _

    from commontable.groundwork.upkeep import rotating

    moved, holders = 0, [*teams, *members]
    with Progress() as bar:
        going = bar.add_task(_("Moving keys"), total=len(holders))
        for holder in holders:
            moved += rotating.move_on(holder)
            bar.advance(going)
    left = [rotating.progress_of(holder) for holder in holders]
    stuck = sum(each.total - each.done for each in left)
    out = Console(soft_wrap=True)
    said = {"teams": len(teams), "members": len(members), "moved": moved}
    out.print(_("Teams: %(teams)s. Members: %(members)s. Keys moved: %(moved)s.") % said)
    if stuck:
        out.print(
            _("Not moved, for they do not open: %(stuck)s. See ./run keys status.") % {"stuck": stuck}, style="red"
        )


def _say_restart() -> None:
    from django.utils.translation import gettext as _

    Console(soft_wrap=True).print(
        _("A master key was added: copy the keyfile to its two places again, and start the site anew.")
    )
