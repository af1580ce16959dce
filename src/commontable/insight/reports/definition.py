"""What is a report, before its numbers? Parts with titles, each of figures: which indicator, cut by what, over which days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from commontable.insight.indicators import Words

from .periods import Period

PERIOD, YEAR, TREND, BEFORE = "period", "year", "trend", "before"
"""The report's own days; the four quarters that end with them; the twelve quarters that end with them; the four a year before."""
TABLE, CITY = "table", "city"
TO_ATTEMPT = Words("Days to the first attempt, as a curve", "Jours avant la première tentative, en courbe")
TO_CLOSE = Words("Days to close, as a curve", "Jours avant la fermeture, en courbe")


@dataclass(frozen=True)
class Plan:
    """One figure. `drawn`: "" (a table alone), "tile", "bars", "heat", "trend", "multiples", "network", "areas", "curve",
    "change" (of what a plan of the same indicator and cuts counts for the year)."""

    indicator: str
    by: tuple[str, ...] = ()
    span: str = YEAR
    drawn: str = ""
    title: Words | None = None
    note: Words | None = None
    most: int = 0
    """Of a long list only so many rows are drawn; the table has them all. 0: all are."""

    @property
    def name(self) -> str:
        """Names the figure in the register, in files and in addresses. The same numbers have the same name."""
        return ".".join((self.indicator, *self.by, self.span))

    @property
    def compared(self) -> str:
        """The name of the figure of the year with which one of the year before is compared."""
        return ".".join((self.indicator, *self.by, YEAR))

    @property
    def key(self) -> str:
        return self.name.replace(".", "_")


@dataclass(frozen=True)
class Part:
    key: str
    title: Words
    plans: tuple[Plan, ...] = ()
    text: Words | None = None


@dataclass(frozen=True)
class Definition:
    """One report. `audience` is whom it is made for: a wider one may be chosen, never a narrower threshold."""

    code: str
    title: Words
    about: Words
    scope: str
    audience: str
    parts: tuple[Part, ...]
    headline: str
    """The indicator whose change the first sentence speaks of: its trend is among the figures."""
    quarters: int = 1
    """How many quarters it is of."""
    one_page: bool = False
    """On paper it is one page: a picture stands without its table, which the page on screen and the files have."""

    @property
    def plans(self) -> Iterator[Plan]:
        """Each figure once, in order."""
        return iter(dict.fromkeys(plan for part in self.parts for plan in part.plans))

    @property
    def wanted(self) -> Iterator[Plan]:
        """Each set of numbers once, however often it is shown."""
        return iter({plan.name: plan for plan in self.plans}.values())

    @property
    def indicators(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(plan.indicator for plan in self.plans))


def ending_with(definition: Definition, last_quarter: date) -> Period:
    """The days of a report that ends with this quarter."""
    return Period(last_quarter, 1).trend(definition.quarters)


def span_of(plan: Plan, period: Period) -> Period:
    """Which quarters a figure of a report of these days counts."""
    if plan.span == TREND:
        return period.trend()
    if plan.span == BEFORE:
        return period.rolling_year().before()
    if plan.span == YEAR and period.quarters < 4:
        return period.rolling_year()
    return period
