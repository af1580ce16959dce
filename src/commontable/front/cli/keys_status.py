"""./run keys status: which teams have which keys, under which master keys."""

from rich.console import Console
from rich.table import Table

from .opening import opened


def keys_status() -> None:
    """List each team's public key, its version and the master key it is kept under. Shows no secret."""
    with opened():
        from django.conf import settings

        from commontable.groundwork.access.actor import operator
        from commontable.groundwork.access.session import acting_as
        from commontable.groundwork.keys.fingerprints import fingerprint
        from commontable.groundwork.keys.keyfile import read_keyfile
        from commontable.groundwork.keys.models import HolderKey
        from commontable.partnership.tables.models import Team

        known = read_keyfile(settings.KEYFILE).keys
        with acting_as(operator()):
            teams = {team.pk: team for team in Team.objects.select_related("table")}
            held = list(HolderKey.objects.order_by("holder_id", "version"))
    out = Console()
    listed = Table("Table", "Team", "Version", "Made", "Master key", "Compare aloud")
    for key in sorted(held, key=lambda each: str(teams.get(each.holder_id, ""))):
        team, master = teams.get(key.holder_id), bytes(key.endorsement)[1:9]
        listed.add_row(
            team.table.code if team else "?",
            team.name if team else str(key.holder_id),
            str(key.version),
            f"{key.created_at:%Y-%m-%d}",
            master.hex() + ("" if master in known else " (not in the keyfile)"),
            fingerprint(bytes(key.public_key)),
        )
    out.print(listed)
    out.print(
        f"{len(held)} keys of {len({key.holder_id for key in held})} teams; {len(known)} master keys in the file."
    )
