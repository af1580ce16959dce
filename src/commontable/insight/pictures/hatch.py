"""Where do the lines of a hatch run, for any shape? Drawn as lines, so that no picture needs a pattern with a name of its own."""

from collections.abc import Sequence
from math import ceil, floor

from .drawing import Drawing, points, short
from .words import say

GAP = 9.0
Place = tuple[float, float]


def lines(rings: Sequence[Sequence[Place]], gap: float = GAP) -> str:
    """A path of slanting lines inside the rings (what is inside two of them is outside)."""
    sums = [x + y for ring in rings for x, y in ring]
    first, last = ceil(min(sums) / gap), floor(max(sums) / gap)
    return "".join(_across(rings, step * gap + 0.01) for step in range(first, last + 1))


def _across(rings: Sequence[Sequence[Place]], level: float) -> str:
    """The parts of the line x + y = level that are inside."""
    hits = sorted(
        place
        for ring in rings
        for one, other in zip(ring, [*ring[1:], ring[0]], strict=True)
        for place in _crossing(one, other, level)
    )
    return "".join(
        f"M{short(start)} {short(level - start)}L{short(end)} {short(level - end)}"
        for start, end in zip(hits[::2], hits[1::2], strict=False)
    )


def _crossing(one: Place, other: Place, level: float) -> list[float]:
    before, after = sum(one) - level, sum(other) - level
    if (before < 0) == (after < 0):
        return []
    return [one[0] + (other[0] - one[0]) * before / (before - after)]


def box(drawing: Drawing, x: float, y: float, width: float, height: float, tip: str = "") -> None:
    """A hatched box: here a number is withheld."""
    drawing.rect("pic-frame", x, y, width, height, tip)
    drawing.path("pic-hatch", lines([[(x, y), (x + width, y), (x + width, y + height), (x, y + height)]]))


def shape(drawing: Drawing, rings: Sequence[Sequence[Place]], tip: str) -> None:
    """A hatched shape with its outline."""
    drawing.path("pic-frame", "".join(points(list(ring), closed=True) for ring in rings), tip)
    drawing.path("pic-hatch", lines(rings))


def word(drawing: Drawing, x: float, y: float, width: float, height: float, lang: str) -> None:
    """'withheld' in the middle of a hatched box, upright where it is too slim, and none where it is too small."""
    said = say("withheld", lang)
    turned = width < len(said) * 6.4 + 8
    if not (turned and (width < 13 or height < 60)):
        middle = x + width / 2, y + height / 2
        drawing.text(
            "pic-strong pic-halo pic-middle",
            middle[0] + (4 if turned else 0),
            middle[1] + (0 if turned else 4),
            said,
            turned=turned,
        )
