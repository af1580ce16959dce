"""./run keys copy FILE: a whole copy of the key store, taken while the site runs."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from commontable.front.site.postgres import StartError

from .opening import opened
from .speaking import spoken


def keys_copy(
    file: Annotated[Path, typer.Argument(help="A new file, on a medium that never holds a copy of the database.")],
) -> None:
    """Copy the key store. Replace older copies: each still opens what was destroyed since it was made."""
    with opened(), spoken():
        from django.utils.translation import gettext as _

        from commontable.groundwork.keys import shares

        try:
            shares.copy_store(file)
        except FileExistsError:
            raise StartError(f"{file} exists already. It was left as it is.") from None
        Console(soft_wrap=True).print(_("The key store was copied. Destroy the copy before it."))
