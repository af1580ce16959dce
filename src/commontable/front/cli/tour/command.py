"""./run tour: two situations from beginning to end, and who can see what at each step."""

import os
import tempfile
from pathlib import Path

from rich.console import Console

from commontable.front.cli.opening import one_sentence, use
from commontable.front.site.postgres import state_folder

from .throw_away import throw_away


def tour() -> None:
    """Tell two situations through the real actions, on a database of its own that is dropped afterwards.

    Ends with 1 when anything is seen that should not be, or not seen that should.
    """
    state = state_folder()
    with tempfile.TemporaryDirectory(prefix="commontable-tour-") as place, throw_away(state) as urls:
        os.environ["CT_KEYFILE"] = str(Path(place) / "keyfile")
        use(state, urls)
        with one_sentence():
            _tell(Console())


def _tell(out: Console) -> None:
    from django.db import connections

    from .ledger import show_ledger
    from .stage import set_the_stage
    from .telling import Telling, tell

    try:
        telling = Telling(set_the_stage(out), out)
        tell(telling)
        show_ledger(telling)
    finally:
        connections.close_all()
