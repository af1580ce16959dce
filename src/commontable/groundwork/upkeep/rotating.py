"""How is a holder's key turned? The system acts for that one holder, and for nobody else at the same time."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from uuid import UUID

from commontable.groundwork.access.actor import Actor, TeamSeat
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys import rotation
from commontable.groundwork.keys.errors import NoHolderKey
from commontable.groundwork.keys.holders import newest_key
from commontable.groundwork.keys.models import HolderKey
from commontable.groundwork.keys.rotation import Progress
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind


def keeper(*holders: UUID) -> Actor:
    """The system with the keys of these holders: it sits at no table and sees nothing of one."""
    return Actor(role="system", seats=tuple(TeamSeat(holder, holder, is_guest=True) for holder in holders))


@contextmanager
def keeping(*holders: UUID) -> Iterator[Actor]:
    """One transaction, or part of one, for these holders' keys: one of them, but for counting."""
    actor = keeper(*holders)
    with acting_as(actor):
        yield actor


def turn(holder: UUID) -> HolderKey | None:
    """Give the holder its next key now, inside whatever calls for it; None for one that has no key yet.

    What was sealed to the old one is moved by `move_on`: queue it.
    """
    with keeping(holder) as actor:
        try:
            old = newest_key(holder)
        except NoHolderKey:
            return None
        record(Kind.DID, "turn_key", actor, old, details={"version": old.version + 1})
        return rotation.begin(holder)


def progress_of(holder: UUID) -> Progress:
    """How far the moving is."""
    with keeping(holder):
        return rotation.progress_of(holder)


def progress_of_each(holders: Collection[UUID]) -> dict[UUID, Progress]:
    """The same for several, in as many queries as for one."""
    with keeping(*holders):
        return rotation.progress_of_each(holders)


def move_on(holder: UUID) -> int:
    """Move everything sealed to older versions to the newest; returns how many. Cut off anywhere, it goes on."""
    moved, last = 0, None
    while True:
        some = _move_some(holder, last)
        moved, last = moved + len(some.wraps), some.last
        if last is None:
            break
    _retire(holder)
    return moved


def clear_away(holder: UUID) -> int:
    """Delete the private keys of versions retired a day ago, after a last look for what is sealed to them."""
    move_on(holder)
    with keeping(holder) as actor:
        old = rotation.forgettable(holder)
        if not old:
            return 0
        record(Kind.DID, "forget_old_key", actor, old[0], details={"keys": len(old)})
        return rotation.forget(old)


def _move_some(holder: UUID, after: UUID | None) -> rotation.Rewrapped:
    with keeping(holder) as actor:
        some = rotation.next_some(holder, after)
        if some.wraps:
            record(Kind.DID, "move_keys", actor, details={"wraps": len(some.wraps), "stuck": some.stuck})
            rotation.keep(some.wraps)
        return some


def _retire(holder: UUID) -> None:
    with keeping(holder) as actor:
        old = rotation.emptied(holder)
        if old:
            record(Kind.DID, "retire_key", actor, old[0], details={"keys": len(old)})
            rotation.retire(old)
