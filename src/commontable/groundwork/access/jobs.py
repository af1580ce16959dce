"""What does the ledger need done by the clock? Entries get their place in the tree soon after they are written."""

from commontable.groundwork.ledger import numbering
from commontable.groundwork.queue.schedule import every

from .actor import system
from .session import acting_as


@every("* * * * * */10")
def number_entries() -> int:
    """Number every entry that is settled, a thousand to a transaction; returns how many."""
    numbered = 0
    while some := _number_some():
        numbered += some
    return numbered


def _number_some() -> int:
    with acting_as(system([])):
        return numbering.number_entries()
