"""Is the keyfile there? Made with a new database, and never for one that was sealed with another."""

from django.conf import settings

from commontable.front.site.postgres import StartError
from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.keyfile import create_keyfile
from commontable.groundwork.keys.models import HolderKey


def ensure_keyfile() -> None:
    """Make the keyfile when nothing is sealed yet. Raises StartError when it is missing and something is."""
    if settings.KEYFILE.exists():
        return
    with acting_as(system([])):
        sealed = HolderKey.objects.exists()
    if sealed:
        raise StartError(
            f"The keyfile {settings.KEYFILE} is missing: restore it from its own backup, for without it no sealed "
            "name opens again."
        )
    create_keyfile(settings.KEYFILE)
