"""How is a question put, answered, stopped, kept and dropped?"""

from commontable.groundwork.access.actions import action, autosave
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.session import moment
from commontable.insight.release.allowance import Answer, Question
from commontable.insight.release.rules import may_ask
from commontable.insight.release.snapshots import Snapshot
from commontable.insight.release.stages import UNDER_WAY, Progress

from .models import Exploration
from .rules import may_answer, may_drop, may_see, may_stop


@action(may_ask, records=("indicator",))
def explore(question: Question, *, actor: Actor, indicator: str, found: Snapshot) -> Exploration:
    """Put the question; whoever calls this queues it."""
    figure = question.figure
    return Exploration.objects.create(
        member_id=actor.member,
        audience=question.audience,
        table_id=question.table,
        snapshot=found.name,
        taken_on=found.taken_on,
        indicator=indicator,
        by=list(figure.by),
        tables=list(figure.tables),
        starts_on=figure.span.first,
        ends_on=figure.span.starts[-1],
        asked_at=moment(),
    )


@action(may_stop)
def stop(exploration: Exploration, *, actor: Actor) -> Exploration:
    """No longer wanted. What the queue is at is not kept."""
    return _ended(exploration, Progress.STOPPED)


@autosave(may_see)
def keep(exploration: Exploration, *, actor: Actor, kept: bool) -> Exploration:
    """Let it stay for longer than a month; or not."""
    exploration.is_kept = kept
    exploration.save(update_fields=["is_kept"])
    return exploration


@action(may_drop)
def drop(exploration: Exploration, *, actor: Actor) -> None:
    """It is not needed any more. What was answered stays on record: later answers must agree with it."""
    exploration.delete()


@autosave(may_answer)
def begin(exploration: Exploration, *, actor: Actor) -> bool:
    """Whether there is something to do: it may have been stopped or answered."""
    if exploration.progress not in UNDER_WAY:
        return False
    exploration.progress = Progress.RUNNING
    exploration.save(update_fields=["progress"])
    return True


@autosave(may_answer)
def told(exploration: Exploration, *, actor: Actor, answer: Answer) -> Exploration:
    """Keep the answer, or why there is none."""
    if answer.refused:
        return give_up(exploration, actor=actor, code=answer.refused)
    exploration.kind, exploration.certificate = answer.kind, answer.certificate
    exploration.definition = answer.definitions[0]
    exploration.lines = [[list(line.key), line.part, line.number, line.reason] for line in answer.lines]
    return _ended(exploration, Progress.DONE)


@autosave(may_answer)
def give_up(exploration: Exploration, *, actor: Actor, code: str) -> Exploration:
    """There is no answer, and why."""
    exploration.code = code
    return _ended(exploration, Progress.REFUSED)


def _ended(exploration: Exploration, progress: Progress) -> Exploration:
    exploration.progress, exploration.ended_at = progress, moment()
    exploration.save()
    return exploration
