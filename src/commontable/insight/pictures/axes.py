"""Where in a drawing does a value stand, and which values does the axis name?"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from . import words
from .drawing import LETTER, Drawing, breadth, points
from .periods import Period

SHARES = (0.05, 0.1, 0.2, 0.25)


@dataclass(frozen=True)
class Plot:
    """The box in which values are drawn: `low` to `high` upwards, and so many steps across."""

    left: float
    top: float
    width: float
    height: float
    low: float
    high: float
    steps: int

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def step(self) -> float:
        return self.width / max(self.steps, 1)

    def x(self, place: float) -> float:
        """The middle of a step."""
        return self.left + self.step * (place + 0.5)

    def y(self, value: float) -> float:
        return self.bottom - (value - self.low) / (self.high - self.low) * self.height


def share_ends(values: Sequence[float]) -> tuple[float, float]:
    """From which share to which the axis runs: to whole fifths around the values."""
    if not values:
        return 0.0, 1.0
    low, high = floor(min(values) * 5 + 1e-9) / 5, ceil(max(values) * 5 - 1e-9) / 5
    return (low, high) if high > low else (max(low - 0.2, 0.0), min(high + 0.2, 1.0))


def rate_ends(values: Sequence[float]) -> tuple[float, float]:
    """A rate's axis begins at nothing."""
    most = max(values, default=0.0)
    return 0.0, _pitch(most) * ceil(most / _pitch(most)) if most else 1.0


def ticks(low: float, high: float, *, share: bool) -> list[float]:
    """Three to six values for the axis."""
    pitch = next(size for size in SHARES if (high - low) / size <= 5.01) if share else _pitch(high)
    return [low + pitch * step for step in range(round((high - low) / pitch) + 1)]


def _pitch(most: float) -> float:
    """A round distance between ticks, of which four or fewer reach the most."""
    size = 10.0 ** floor(_digits(most / 4))
    return next(size * times for times in (1, 2, 2.5, 5, 10) if size * times * 4 >= most * (1 - 1e-9))


def _digits(value: float) -> float:
    digits = 0
    while value >= 10:
        value, digits = value / 10, digits + 1
    while 0 < value < 1:
        value, digits = value * 10, digits - 1
    return digits


def grid(drawing: Drawing, plot: Plot, *, share: bool, lang: str) -> None:
    """The lines of the axis at the left, and their values."""
    for value in ticks(plot.low, plot.high, share=share):
        drawing.line("pic-grid", plot.left, plot.y(value), plot.right, plot.y(value))
        said = words.percent(value, lang) if share else words.number(value, lang, 2)
        drawing.text("pic-quiet pic-end", plot.left - 8, plot.y(value) + 4, said)


def feet(drawing: Drawing, plot: Plot, periods: Sequence[Period]) -> None:
    """The periods under the plot, as many as have room; under them the year, where it begins."""
    every = ceil((max((len(each.short) for each in periods), default=1) + 1) * LETTER / plot.step)
    named = [place for place in range(len(periods)) if (len(periods) - 1 - place) % every == 0]
    _years(drawing, plot, [(plot.x(place), periods[place]) for place in named])
    for place in named:
        drawing.text("pic-quiet pic-middle", plot.x(place), plot.bottom + 17, periods[place].short)


def _years(drawing: Drawing, plot: Plot, named: list[tuple[float, Period]]) -> None:
    """The year under its first period; one that a later would touch is left out."""
    first = [
        (x, period.year)
        for place, (x, period) in enumerate(named)
        if period.year != period.short and (not place or named[place - 1][1].year != period.year)
    ]
    free = plot.right + 20
    for x, year in reversed(first):
        if x + breadth(year) / 2 <= free:
            drawing.text("pic-quiet pic-middle", x, plot.bottom + 33, year)
            free = x - breadth(year) / 2 - 8


def stretches(so: Sequence[bool]) -> list[range]:
    """The unbroken stretches of places where something is so."""
    starts = [place for place, here in enumerate(so) if here and not (place and so[place - 1])]
    ends = [place for place, here in enumerate(so) if here and not any(so[place + 1 : place + 2])]
    return [range(start, end + 1) for start, end in zip(starts, ends, strict=True)]


def through(drawing: Drawing, look: str, values: Sequence[float | None], plot: Plot) -> None:
    """A line through the values, broken where one is missing; a value alone is a dot."""
    for stretch in stretches([value is not None for value in values]):
        places = [(plot.x(place), plot.y(values[place] or 0.0)) for place in stretch]
        if len(places) > 1:
            drawing.path(look, points(places))
        elif look == "pic-line":
            drawing.circle("pic-dot", *places[0], 2)
