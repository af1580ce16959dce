"""./run keys lock: put the keyfile under a key of a token, so that a copy of the file opens nothing."""

from rich.console import Console

from .opening import configured
from .speaking import spoken


def keys_lock() -> None:
    """Lock the keyfile under the token that CT_PKCS11_MODULE and its like name. First copy the file to its safe."""
    configured()
    with spoken():
        from django.conf import settings
        from django.utils.translation import gettext as _

        from commontable.front.site.postgres import StartError
        from commontable.groundwork.keys.keyfile import KeyfileRefused, is_locked, lock_keyfile

        try:
            if is_locked(settings.KEYFILE):
                raise StartError(_("The keyfile is locked already."))
            lock_keyfile(settings.KEYFILE)
        except (KeyfileRefused, FileNotFoundError) as refused:
            raise StartError(str(refused)) from None
        Console(soft_wrap=True).print(
            _(
                "The keyfile is locked. Keep the copy made before in its safe: should the token break, it alone opens names."
            )
        )
