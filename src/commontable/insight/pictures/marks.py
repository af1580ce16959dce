"""Which shape has a node of the network? One for each kind of agency: shapes, since colour belongs to rooms."""

from math import cos, pi, sin

from .drawing import Drawing, points

R = 7.0
CORNERS = {"circle": 0, "square": 4, "triangle": 3, "diamond": 4, "pentagon": 5, "hexagon": 6}
TURNED = {"square": pi / 4}
SHAPES = tuple(CORNERS)


def marks_of(kinds: list[str]) -> dict[str, int]:
    """A mark for each kind, in the order of their names; after six shapes, the same hollow."""
    return {kind: place for place, kind in enumerate(sorted(set(kinds)))}


def mark(drawing: Drawing, number: int, x: float, y: float, tip: str = "") -> None:
    """The mark of that number around a place: six full shapes, then six hollow ones, then again."""
    shape = SHAPES[number % len(SHAPES)]
    look = "pic-node-full" if number % (2 * len(SHAPES)) < len(SHAPES) else "pic-node"
    if not CORNERS[shape]:
        drawing.circle(look, x, y, R - 0.5, tip)
        return
    corners, turned = CORNERS[shape], TURNED.get(shape, 0.0)
    angles = [turned + 2 * pi * corner / corners for corner in range(corners)]
    drawing.path(look, points([(x + R * sin(angle), y - R * cos(angle)) for angle in angles], closed=True), tip)
