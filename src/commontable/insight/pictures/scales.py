"""Into which five steps do numbers fall, and how is the key to them drawn?"""

from collections.abc import Iterable
from math import ceil

from . import hatch, words
from .drawing import Drawing, breadth

STEPS = 5


def steps(values: Iterable[int]) -> list[tuple[int, int]]:
    """Five ranges of whole numbers, equally wide, from the least told to the most; fewer where there are not so many."""
    told = sorted(value for value in values if value > 0)
    if not told:
        return []
    low, high = told[0], told[-1]
    width = ceil((high - low + 1) / STEPS)
    ranges = [(first, min(first + width - 1, high)) for first in range(low, high + 1, width)]
    return ranges[:STEPS]


def share_steps() -> list[tuple[int, int]]:
    """The five fifths of a share, in per cent; the upper end of each belongs to the next."""
    return [(0, 20), (20, 40), (40, 60), (60, 80), (80, 100)]


def place_of(value: float, ranges: list[tuple[int, int]]) -> int:
    """Which range a value falls into, from 1; 0 when there is none of it."""
    if not ranges or value < ranges[0][0]:
        return 0
    return max(place for place, (low, _high) in enumerate(ranges, start=1) if value >= low)


def of_five(place: int, ranges: list[tuple[int, int]]) -> int:
    """The colour of a range when there are fewer than five: spread from the lightest to the darkest."""
    return 1 + round((place - 1) * (STEPS - 1) / max(len(ranges) - 1, 1)) if place else 0


def look(value: float, ranges: list[tuple[int, int]]) -> tuple[str, str]:
    """The classes of a cell with this value, and of the number upon it."""
    colour = of_five(place_of(value, ranges), ranges)
    return (f"pic-h{colour}", "pic-on-high" if colour >= 4 else "pic-on-low") if colour else ("pic-none", "pic-text")


def key(
    drawing: Drawing,
    x: float,
    y: float,
    width: float,
    ranges: list[tuple[int, int]],
    *,
    of: str,
    lang: str,
) -> None:
    """The key: what is counted, five boxes with their ranges, and the hatch for what is withheld."""
    drawing.text("pic-strong", x, y + 10, of)
    each = width / max(len(ranges), 1)
    for place, said in enumerate(ranges_said(ranges, each, lang), start=1):
        left = x + (place - 1) * each
        drawing.rect(f"pic-h{of_five(place, ranges)}", left, y + 20, each - 2, 18)
        drawing.text("pic-quiet pic-middle", left + each / 2, y + 53, said)
    hatch.box(drawing, x, y + 64, 44, 18)
    drawing.text("pic-quiet", x + 52, y + 77, words.say("withheld", lang))


KEY_HEIGHT = 90


def ranges_said(ranges: list[tuple[int, int]], room: float, lang: str) -> list[str]:
    """'5–11' for each range; where that has no room, '5+' for each."""
    whole = [
        words.number(low, lang) if low == high else f"{words.number(low, lang)}–{words.number(high, lang)}"
        for low, high in ranges
    ]
    if all(breadth(said) + 6 <= room for said in whole):
        return whole
    return [f"{words.number(low, lang)}+" for low, _high in ranges]
