"""When is a snapshot taken by itself? Every night what changed, once a week in full, and as soon as something has gone."""

from datetime import timedelta

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.queue.schedule import every

from .folders import is_of_another_form
from .models import Taking
from .taking import Busy, is_behind, remove_expired, take

A_WEEK = timedelta(days=7)


@every("20 3 * * *")
def take_nightly() -> bool:
    """Take what changed; in full a week after the last full one. Returns whether it was taken."""
    try:
        take(full=not _taken_in_full_lately())
    except Busy:
        return False
    return True


@every("*/10 * * * *")
def follow_what_went() -> int:
    """Destroy the snapshots whose day has come, and those that hold what has gone; returns how many.

    After a change of the software that reads another form of snapshot, take one of that form.
    """
    try:
        removed = remove_expired()
        return removed + (take().removed if is_of_another_form() or is_behind() else 0)
    except Busy:
        return 0


def _taken_in_full_lately() -> bool:
    with acting_as(system([])):
        return Taking.objects.filter(is_full=True, taken_at__gt=moment() - A_WEEK).exists()
