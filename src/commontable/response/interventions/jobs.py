"""When is an alert made without anybody looking? Every five minutes, at night as by day, each table by itself."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.queue.schedule import every, job
from commontable.partnership.tables.models import SituationTable
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import OPEN_WORK

from .alerts import raise_alerts, settle_alerts
from .letters import post_next
from .models import Alert, Attempt


@every("*/5 * * * *")
def look_at_clocks() -> None:
    """Queue the look at each table's clocks, and at its outbox."""
    with acting_as(system([])):
        for table in SituationTable.objects.values_list("pk", flat=True):
            look_at_clocks_of.defer(table=str(table))


@job
def look_at_clocks_of(table: str) -> int:
    """Say of each clock of this table what is to be said by now, end what holds no more; returns how many changed.

    Each situation has a transaction of its own: killed anywhere, the next run goes on from there. Then the outbox.
    """
    here = UUID(table)
    changed = sum(_look_at(here, situation) for situation in _perhaps(here))
    with acting_as(system([here])):
        send_letters_of.defer(table=table)
    return changed


@job
def send_letters_of(table: str) -> int:
    """Send what this table owes its members, until nothing is owed or the mail server is down; returns how many."""
    sent = 0
    while _post_one(UUID(table)):
        sent += 1
    return sent


def _perhaps(table: UUID) -> list[UUID]:
    """The situations whose clock may want a word: running and near or past its end, or said something of already."""
    with acting_as(system([table])):
        reached = Attempt.objects.standing().filter(situation=OuterRef("pk"), reached=True)
        said = Alert.objects.filter(situation=OuterRef("pk"), settled_at=None)
        running = Q(stage__in=OPEN_WORK) & ~Exists(reached)
        found = Situation.objects.filter(running | Exists(said), table=table)
        return list(found.order_by("due_at").values_list("pk", flat=True))


def _look_at(table: UUID, pk: UUID) -> bool:
    """Whether anything had to be said or ended. What is refused was done by another run in the meantime."""
    changed = False
    for act in (settle_alerts, raise_alerts):
        with acting_as(system([table])):
            situation = Situation.objects.select_related("table").get(pk=pk)
            try:
                act(situation, actor=system([table]))
                changed = True
            except Refused:
                continue
    return changed


def _post_one(table: UUID) -> bool:
    with acting_as(system([table])):
        return bool(post_next(SituationTable.objects.get(pk=table)))
