"""Which steps does a trend have, between which limits, and how is each said?"""

from dataclasses import dataclass, field

from . import limits, words
from .limits import Limits, P
from .numbers import Ratio
from .periods import Period


@dataclass(frozen=True)
class Step:
    """One period and what was counted in it."""

    period: Period
    ratio: Ratio


@dataclass(frozen=True)
class Trend:
    """What is drawn. `chart` is `p` for shares or `u` for rates; the limits come from the first `compared` periods (the
    comparison period), or from all. `beside` is another line to be seen against, such as all tables together."""

    name: str
    title: str
    steps: tuple[Step, ...]
    lang: str
    chart: str = P
    compared: int = 0
    note: str = ""
    counted: tuple[str, str] = ("", "")
    beside: tuple[str, tuple[Ratio, ...]] = ("", ())
    bounds: tuple[Limits | None, ...] = field(init=False)

    def __post_init__(self):
        if self.chart not in (limits.P, limits.U) or not self.steps:
            raise ValueError("a trend is a p chart or a u chart of one period or more")
        drawn = limits.control([step.ratio for step in self.steps], self.chart, self.compared)
        object.__setattr__(self, "bounds", tuple(drawn))

    @property
    def is_share(self) -> bool:
        return self.chart == P

    def said(self, value: float | None) -> str:
        return words.percent(value, self.lang) if self.is_share else words.number(value, self.lang, 2)

    def side(self, place: int) -> str:
        """`above`, `below`, or empty inside the limits and where there are none."""
        drawn = self.bounds[place]
        return drawn.side(self.steps[place].ratio.value) if drawn else ""

    @property
    def centre(self) -> float | None:
        return next((each.centre for each in self.bounds if each), None)


def told(trend: Trend, place: int) -> str:
    """'86% (31 of 36)', 'withheld', or that there was none to count."""
    ratio = trend.steps[place].ratio
    if ratio.withheld:
        return words.withheld(trend.lang)
    if ratio.value is None:
        return words.say("none", trend.lang)
    return f"{trend.said(ratio.value)} ({words.some_of_all(ratio.numerator or 0, ratio.denominator or 0, trend.lang)})"
