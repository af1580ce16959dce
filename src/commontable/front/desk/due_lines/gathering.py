"""Everything else that waits for this person, in order: what is late first, then kind by kind."""

from datetime import datetime

from commontable.groundwork.access.actor import Actor

from .answering import agreements, notices, tellings, withdrawals
from .decisions import decisions
from .line import Line
from .put_off import put_off
from .releasing import releasing
from .tasks import tasks

KINDS = (decisions, releasing, tasks, put_off, withdrawals, notices, agreements, tellings)


def due_lines(actor: Actor, now: datetime) -> list[Line]:
    """One line a thing; as many queries as there are kinds, at most."""
    found = [line for kind in KINDS for line in kind(actor, now)]
    return sorted(found, key=lambda line: not line.is_late)
