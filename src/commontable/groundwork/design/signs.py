"""Where do the dots of a room's sign stand?"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from commontable.groundwork.design.bands import FEW, IN_THE_ROOM, PRESENT, TABLE

CENTRE = 20.0
# (distance from the centre, largest dot) on a square of 40
REACH = {TABLE: (17.2, 2.4), FEW: (10.6, 2.5)}
USUAL_SEATS = {TABLE: 17, FEW: 4}


@dataclass(frozen=True)
class Dot:
    """One team: its place and radius on a square of 40, and whether it is in the room."""

    x: float
    y: float
    r: float
    filled: bool


def ring(room: str, seats: Sequence[str] = ()) -> tuple[Dot, ...]:
    """One dot a seat, clockwise from the top, those in the room first; rooms without a ring have none."""
    if room not in REACH:
        return ()
    states = seats or (PRESENT,) * USUAL_SEATS[room]
    there = sorted((state in IN_THE_ROOM for state in states), reverse=True)
    return tuple(_dot(room, place, len(there), filled) for place, filled in enumerate(there))


def _dot(room: str, place: int, count: int, filled: bool) -> Dot:
    reach, largest = REACH[room]
    angle = 2 * pi * place / count
    radius = min(largest, 0.76 * reach * sin(pi / count)) if count > 1 else largest
    # a hollow dot is drawn with a stroke of 1, half of which lies outside
    drawn = radius if filled else radius - 0.5
    return Dot(round(CENTRE + reach * sin(angle), 2), round(CENTRE - reach * cos(angle), 2), round(drawn, 2), filled)
