"""What is done to the keys by the clock? Turned keys are carried through, and what was destroyed is destroyed for good."""

from uuid import UUID

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys import rotation, shares
from commontable.groundwork.keys.sweeping import Swept, sweep
from commontable.groundwork.queue.schedule import every, job

from .rotating import clear_away, move_on, turn


@job
def move_keys(holder: str) -> int:
    """Carry a holder's turned key through; returns how many wraps were moved. May run twice, and at once."""
    return move_on(UUID(holder))


@job
def clear_old_keys(holder: str) -> int:
    """Delete the private keys a holder no longer needs; returns how many."""
    return clear_away(UUID(holder))


def turn_key(holder: UUID) -> None:
    """Inside an action: somebody who could use this holder's key no longer may. What is sealed to it is moved after."""
    if turn(holder):
        move_keys.defer(holder=str(holder))


@every("*/10 * * * *")
def look_after_keys() -> None:
    """Queue again what was cut off: turned keys not carried through, private keys to delete."""
    with acting_as(system([])):
        for holder in rotation.under_way():
            move_keys.defer(holder=str(holder))
        for holder in rotation.lately_retired():
            clear_old_keys.defer(holder=str(holder))


@every("*/10 * * * *")
def look_after_shares() -> Swept:
    """Finish, in the key store, what was cut off between it and the database; returns how much."""
    return sum((sweep_at(place) for place in shares.places()), Swept())


def sweep_at(place: UUID) -> Swept:
    """The same for one table, as its system."""
    with acting_as(system([place])):
        return sweep(place)
