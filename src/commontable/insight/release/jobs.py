"""How does the queue make a release? Step by step, each on record; stopped when asked, and safe to run twice."""

from datetime import timedelta
from uuid import UUID

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.queue.schedule import every, job

from .actions import TRIES, begin, give_up, register, step_on
from .figures import Figure
from .knowing import before, told_so_far, who_else
from .making import Before, Made, NotPublishable, make
from .models import Preparation
from .queues import queue_of, queues
from .snapshots import Snapshot, snapshot_of
from .stages import UNDER_WAY, Audience

QUIET = timedelta(minutes=30)
"""What is being made is heard of more often than this, save within one long run of a solver. What is quiet for longer has lost its worker, and is begun again."""


class Stopped(Exception):
    """Nobody wants it any more."""


@job
def make_release(preparation: str, table: str = "") -> str:
    """Make the release that was asked for; returns how it ended. Run twice it registers one release."""
    queue = queue_of(UUID(table) if table else None)
    with acting_as(queue):
        asked = Preparation.objects.select_related("table").get(pk=preparation)
        if not begin(asked, actor=queue):
            asked.refresh_from_db(fields=["progress"])
            return str(asked.progress)
    try:
        return _made(asked, queue)
    except NotPublishable as unsafe:
        with acting_as(queue):
            return give_up(asked, actor=queue, code=unsafe.code, places=unsafe.places).progress
    except Stopped:
        return "stopped"


def _made(asked: Preparation, queue: Actor) -> str:
    found = snapshot_of(asked.snapshot)
    if found is None:
        raise NotPublishable("no_snapshot")
    for _time in range(TRIES):
        with acting_as(queue):
            so_far = told_so_far()
        made = _counted(asked, queue, found)
        with acting_as(queue):
            if told_so_far(alone=True) == so_far:
                return "done" if register(asked, actor=queue, made=made, taken_on=found.taken_on) else "stopped"
    raise NotPublishable("overtaken")


def _counted(asked: Preparation, queue: Actor, found: Snapshot) -> Made:
    figures = [Figure.read(each) for each in asked.figures]
    steps = iter(range(1, asked.steps + 1))

    def at(step: int) -> None:
        with acting_as(queue):
            if not step_on(asked, actor=queue, step=step):
                raise Stopped

    table = asked.table.code if asked.table else ""
    return make(found.star(), figures, table, readers_of(asked), lambda: at(next(steps)), still=lambda: at(0))


def readers_of(asked: Preparation) -> list[Before]:
    """The audience first, then those who know more and will read this too; each with what it knows."""
    with acting_as(queue_of(asked.table_id)):
        found = [before(asked.audience, asked.table_id)]
    return found + who_else(asked.audience, asked.table_id)


@every("*/5 * * * *")
def take_up_again() -> None:
    """Queue once more what has not moved for long: its worker was killed. Table by table."""
    for table, of_table in queues():
        with acting_as(of_table):
            _again(table)


def _again(table: UUID | None) -> None:
    waiting = Preparation.objects.filter(progress__in=UNDER_WAY, moved_at__lt=moment() - QUIET)
    waiting = (
        waiting.filter(audience=Audience.TABLE, table=table) if table else waiting.exclude(audience=Audience.TABLE)
    )
    for each in waiting:
        queue(each)


def queue(asked: Preparation) -> None:
    """Let the queue make it. Inside the transaction that asks for it."""
    make_release.defer(preparation=str(asked.pk), table=str(asked.table_id or ""))
