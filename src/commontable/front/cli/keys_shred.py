"""./run keys shred: finish every destruction now, in the key store too, and say what is left to do."""

from rich.console import Console

from .opening import opened
from .speaking import spoken


def keys_shred() -> None:
    """Delete the share of every data key that the database has destroyed. It decides nothing: pages and clocks do that."""
    with opened(), spoken():
        from django.utils.translation import gettext as _

        from commontable.groundwork.keys import shares
        from commontable.groundwork.upkeep.jobs import look_after_shares

        swept = look_after_shares()
        left = shares.counted().get("ending", 0) if shares.store_path().exists() else 0
        Console(soft_wrap=True).print(
            _("Shares deleted: %(shredded)s of destroyed keys, %(undone)s of keys that never came to be.")
            % {"shredded": swept.shredded, "undone": swept.undone}
        )
        Console(soft_wrap=True).print(
            _("Under way at this moment: %(left)s. Older copies of the key store still hold what was deleted here.")
            % {"left": left}
        )
