"""Where can a process be made to die? At named moments around a commit, by patching it from outside."""

import os
import signal
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from typing import Any

# Each name: the module and attribute to patch, and whether death comes before or after the call.
POINTS = {
    "before_the_entry": ("commontable.groundwork.access.actions", "record", "before"),
    "after_the_entry": ("commontable.groundwork.access.actions", "record", "after"),
    "before_commit": ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "before"),
    "after_commit": ("django.db.backends.base.base", "BaseDatabaseWrapper.commit", "after"),
    "between_destroyed": ("commontable.response.filters.actions", "minimise", "before"),
    "after_defer": ("procrastinate.tasks", "Task.defer", "after"),
    "alert_half_told": ("commontable.response.interventions.alerts", "_tell", "before"),
    "before_letters": ("commontable.response.interventions.jobs", "post_next", "before"),
    "letter_taken": ("commontable.response.interventions.letters", "_sent", "after"),
    "keys_sealed": ("commontable.groundwork.keys.rotation", "next_some", "after"),
    "keys_written": ("commontable.groundwork.keys.rotation", "keep", "after"),
    "share_forgotten": ("commontable.groundwork.keys.shares", "forget", "before"),
    "backup_written": ("commontable.front.cli.backup.command", "read", "before"),
    "backup_on_trial": ("commontable.front.cli.backup.command", "refuse_a_difference", "before"),
    "before_the_switch": ("commontable.front.cli.backup.restore_command", "switch", "before"),
    "leaves_written": ("commontable.groundwork.ledger.numbering", "number_entries", "after"),
}


def arm(point: str, count: int = 1) -> None:
    """Let this process kill itself, as kill -9 does, at the `count`-th call of a point from now on."""
    module_name, path, when = POINTS[point]
    holder: Any = import_module(module_name)
    *outer, name = path.split(".")
    for each in outer:
        holder = getattr(holder, each)
    setattr(holder, name, _deadly(getattr(holder, name), when, count))


def _deadly(called: Callable, when: str, count: int) -> Callable:
    left = count

    @wraps(called)
    def call(*words: Any, **named: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0 and when == "before":
            _die()
        answer = called(*words, **named)
        if left == 0:
            _die()
        return answer

    return call


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
