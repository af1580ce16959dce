"""How does the queue answer a question? One at a time for each member, so that all their answers are known to the next."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import acting_as, moment
from commontable.groundwork.queue.schedule import every, job
from commontable.insight.release.allowance import Answer, Question, answer_and
from commontable.insight.release.queues import queue_of, queues
from commontable.insight.release.snapshots import Snapshot, snapshot_of
from commontable.insight.release.stages import UNDER_WAY, Progress

from .actions import begin, drop, give_up, told
from .models import Exploration

KEPT = timedelta(days=31)
"""So long a question stays that nobody asked to keep."""
HANGS = timedelta(minutes=30)
"""No question takes so long."""


class Stopped(Exception):
    """It was stopped meanwhile: what was found is undone, and on no record."""


@job
def answer_exploration(exploration: str, table: str = "") -> str:
    """Answer it; returns how it ended. Run twice it answers once."""
    queue = queue_of(UUID(table) if table else None)
    with acting_as(queue):
        asked = Exploration.objects.filter(pk=exploration).first()
        if asked is None or not begin(asked, actor=queue):
            return "over"
    try:
        return _answered(asked, queue, snapshot_of(asked.snapshot))
    except Stopped:
        return "stopped"


def queue(asked: Exploration) -> None:
    """Let the queue answer it. Inside the transaction that asks."""
    one_by_one = answer_exploration.configure(lock=f"explore-{asked.member_id}")
    one_by_one.defer(exploration=str(asked.pk), table=str(asked.table_id or ""))


def _answered(asked: Exploration, queue: Actor, found: Snapshot | None) -> str:
    if found is None:
        with acting_as(queue):
            return str(give_up(asked, actor=queue, code="no_snapshot").progress)
    question = Question(asked.audience, asked.table_id, asked.snapshot, asked.figure, reader=asked.member_id)
    return answer_and(question, actor=queue, star=found.star(), then=partial(_told, asked, queue))


def _told(asked: Exploration, queue: Actor, said: Answer) -> str:
    """Raises Stopped, which undoes that it was told."""
    now = Exploration.objects.select_for_update().get(pk=asked.pk)
    if now.progress != Progress.RUNNING:
        raise Stopped
    return str(told(now, actor=queue, answer=said).progress)


@every("*/5 * * * *")
def end_what_hangs() -> None:
    """What the queue did not answer in half an hour failed, or lost its worker: whoever asked is told, and asks again."""
    for table, queue in queues():
        with acting_as(queue):
            hanging = Exploration.objects.filter(table=table, progress__in=UNDER_WAY, asked_at__lt=moment() - HANGS)
            for each in hanging:
                give_up(each, actor=queue, code="failed")


@every("17 4 * * *")
def let_go() -> None:
    """What nobody kept goes after a month, table by table."""
    for table, queue in queues():
        with acting_as(queue):
            for old in Exploration.objects.filter(table=table, is_kept=False, ended_at__lt=moment() - KEPT):
                drop(old, actor=queue)
