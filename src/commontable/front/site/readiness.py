"""What does each web and worker process do before its first work? It refuses what is unsafe and closes its dumps."""

import gc
from collections.abc import Callable

from django.db import connections

from commontable.front.site.postgres import StartError
from commontable.groundwork.keys.process import forbid_core_dumps

from .refusals import refuse_to_start


def get_ready(refuse: Callable[[], None] = refuse_to_start) -> None:
    """Ends the process with one sentence when it must not start."""
    forbid_core_dumps()
    try:
        refuse()
    except StartError as error:
        raise SystemExit(str(error)) from None
    finally:
        connections.close_all()
    leave_what_is_loaded_alone()


def leave_what_is_loaded_alone() -> None:
    """Modules, models and address lists stay as long as the process: the collector need not walk over them each time.

    A page makes some ten thousand objects and lets nearly all of them go by itself: the collector looks less often.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
