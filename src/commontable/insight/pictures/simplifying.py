"""How do outlines get by with fewer corners, so that neighbours still touch? Every corner goes to the nearest place of one grid."""

from collections.abc import Iterable, Sequence

Place = tuple[float, float]
Ring = tuple[Place, ...]
MOST_KEPT = 10_000
"""So many corners are kept of a whole file: more no drawing of a page can show."""
FINEST = 4_000
"""Into so many steps the longer side is first divided."""
METRES = 111_320
"""How long a degree of latitude is."""
HALF_DIAGONAL = 0.7072


def fewer_corners(outlines: Sequence[tuple[Ring, ...]]) -> tuple[list[tuple[Ring, ...]], int]:
    """The same outlines with at most `MOST_KEPT` corners as far as their rings allow, and how many metres a corner moved at most.

    Two areas that share a border share it still: the same corner goes to the same place.
    """
    if _corners(outlines) <= MOST_KEPT:
        return list(outlines), 0
    step = _longest(outlines) / FINEST
    found = [_on_grid(rings, step) for rings in outlines]
    while _corners(found) > MOST_KEPT and step < _longest(outlines):
        step *= 1.3
        found = [_on_grid(rings, step) for rings in outlines]
    return found, round(step * HALF_DIAGONAL * METRES)


def _corners(outlines: Iterable[tuple[Ring, ...]]) -> int:
    return sum(len(ring) for rings in outlines for ring in rings)


def _longest(outlines: Iterable[tuple[Ring, ...]]) -> float:
    places = [place for rings in outlines for ring in rings for place in ring]
    wide = max(x for x, _y in places) - min(x for x, _y in places)
    tall = max(y for _x, y in places) - min(y for _x, y in places)
    return max(wide, tall)


def _on_grid(rings: tuple[Ring, ...], step: float) -> tuple[Ring, ...]:
    """What is left of each ring; of an area so small that none is, its first with four corners."""
    snapped = [_snapped(ring, step) for ring in rings]
    kept = tuple(ring for ring in snapped if len(set(ring)) > 2)
    return kept or (_four(rings[0]),)


def _snapped(ring: Ring, step: float) -> Ring:
    kept: list[Place] = []
    for x, y in ring:
        place = (round(round(x / step) * step, 6), round(round(y / step) * step, 6))
        if not kept or place != kept[-1]:
            kept.append(place)
    return tuple(kept)


def _four(ring: Ring) -> Ring:
    quarter = max((len(ring) - 1) // 3, 1)
    return (ring[0], ring[quarter], ring[min(2 * quarter, len(ring) - 2)], ring[0])
