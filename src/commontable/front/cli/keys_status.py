"""./run keys status: which teams have which keys, how many members do, how far rotation is, what is destroyed, what is wrong."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from .opening import opened
from .speaking import spoken


def keys_status(
    seen: Annotated[bool, typer.Option("--seen", help="Note that the alarms shown have been looked at.")] = False,
) -> None:
    """Each team's key, its version and how far a rotation is; counts of members' keys, shares, alarms. Shows no secret."""
    with opened(), spoken():
        from commontable.groundwork.upkeep.counting import counts, standings

        out = Console(soft_wrap=True)
        teams, standing = _teams(), standings()
        out.print(_listed(teams, standing))
        _count_members(out, [each for holder, each in standing.items() if holder not in teams])
        _count(out, counts({team.table_id for team in teams.values()}))
        if seen:
            _note_seen(out)


def _teams() -> dict:
    from commontable.groundwork.access.actor import operator
    from commontable.groundwork.access.session import acting_as
    from commontable.partnership.tables.models import Team

    with acting_as(operator()):
        return {team.pk: team for team in Team.objects.select_related("table")}


def _listed(teams: dict, standings: dict) -> Table:
    from django.conf import settings
    from django.utils.translation import gettext as _

    from commontable.groundwork.keys.fingerprints import fingerprint
    from commontable.groundwork.keys.keyfile import read_keyfile

    known = read_keyfile(settings.KEYFILE).keys
    titles = (_("Table"), _("Team"), _("Version"), _("Made"), _("Moved to it"), _("Compared"), _("Words to compare"))
    listed = Table(*titles)
    for holder, team in sorted(teams.items(), key=lambda each: str(each[1])):
        if standing := standings.get(holder):
            key, progress = standing.key, standing.progress
            version = str(key.version) if bytes(key.endorsement)[1:9] in known else _("not of this keyfile")
            moved = f"{progress.done}/{progress.total}"
            words = fingerprint(bytes(key.public_key))
            row = (team.table.code, team.name, version, f"{key.created_at:%Y-%m-%d}", moved, str(standing.compared))
            listed.add_row(*row, words)
    return listed


def _count_members(out: Console, standing: list) -> None:
    """Whoever is no team is a member with a key of their own; by name it would tell who keeps youth-justice records."""
    from django.conf import settings
    from django.utils.translation import gettext as _

    from commontable.groundwork.keys.keyfile import read_keyfile

    known = read_keyfile(settings.KEYFILE).keys
    foreign = sum(bytes(each.key.endorsement)[1:9] not in known for each in standing)
    said = {"many": len(standing), "moving": sum(each.progress.under_way for each in standing), "foreign": foreign}
    out.print(
        _("Members with a key of their own: %(many)s; %(moving)s being moved, %(foreign)s not of this keyfile.") % said
    )


def _count(out: Console, counted) -> None:
    from django.conf import settings
    from django.utils.translation import gettext as _

    from commontable.groundwork.keys.keyfile import read_keyfile

    out.print(
        _("Data keys: %(live)s live, %(destroyed)s destroyed. Shares in the key store: %(kept)s.")
        % {"live": counted.live, "destroyed": counted.destroyed, "kept": sum(counted.shares.values())}
    )
    out.print(
        _("To settle: %(new)s made lately, %(ending)s being destroyed. The clock does it every ten minutes.")
        % {"new": counted.shares.get("new", 0), "ending": counted.shares.get("ending", 0)}
    )
    out.print(_("Master keys in the keyfile: %(many)s.") % {"many": len(read_keyfile(settings.KEYFILE).keys)})
    for code, many, last in counted.alarms:
        said = {"many": many, "what": code, "last": f"{last:%Y-%m-%d %H:%M}"}
        out.print(_("ALARM: %(what)s, %(many)s times, last on %(last)s UTC.") % said, style="red")
    if not counted.alarms:
        out.print(_("No alarm: nothing sealed was found altered or moved."))


def _note_seen(out: Console) -> None:
    from django.utils.translation import gettext as _

    from commontable.groundwork.access.actor import operator
    from commontable.groundwork.access.session import acting_as
    from commontable.groundwork.keys.alarms import note_seen
    from commontable.groundwork.ledger.entries import record
    from commontable.groundwork.ledger.models import Kind

    with acting_as(operator()):
        record(Kind.DID, "alarms_seen", operator())
        out.print(_("Noted as looked at: %(many)s.") % {"many": note_seen()})
