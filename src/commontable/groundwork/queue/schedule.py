"""How does a slice say that something runs by the clock, or later? With these two words above a function.

A job takes identifiers, may run twice, and does one thing. It is queued in the database, inside the transaction
that wants it: undone with it, kept with it.
"""

from collections.abc import Callable
from typing import Any

from procrastinate.contrib.django import app


def job(work: Callable) -> Any:
    """Declare background work; `work.defer(…)` queues it. Its name is its path without the product's."""
    return app.task(name=_name(work))(work)


def every(cron: str) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Declare work for the clock: five fields of cron, and a sixth for seconds where wanted.

    While one run still waits in the queue no second one is queued.
    """

    def decorate(work: Callable[[], Any]) -> Callable[[], Any]:
        def run(timestamp: int) -> None:
            work()

        app.periodic(cron=cron)(app.task(name=_name(work), queueing_lock=_name(work))(run))
        return work

    return decorate


def _name(work: Callable) -> str:
    return f"{work.__module__.removeprefix('commontable.')}.{work.__name__}"
