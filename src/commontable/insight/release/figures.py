"""Which numbers does a release hold? Its figures: an indicator, what it is cut by, and over which quarters. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

SHADOW = "~"
"""In the name of a figure that is counted so that nothing of it can be worked out, and shown to nobody."""
ALL = "all"
"""The code that stands for the whole along a cut."""


@dataclass(frozen=True, slots=True)
class Span:
    """Whole quarters in a row: the first day of the first, and how many."""

    first: date
    quarters: int = 1

    @property
    def code(self) -> str:
        """ "2026-Q1", or "2025-Q2..2026-Q1"."""
        codes = self.codes
        return codes[0] if len(codes) == 1 else f"{codes[0]}..{codes[-1]}"

    @property
    def codes(self) -> tuple[str, ...]:
        """Each quarter by itself."""
        return tuple(quarter_code(each) for each in self.starts)

    @property
    def starts(self) -> tuple[date, ...]:
        return tuple(_later(self.first, place) for place in range(self.quarters))

    @property
    def end(self) -> date:
        """The first day after it."""
        return _later(self.first, self.quarters)

    @property
    def years(self) -> tuple["Span", ...]:
        """Its quarters by calendar year."""
        years = dict.fromkeys(each.year for each in self.starts)
        return tuple(Span(min(_of(self, year)), len(_of(self, year))) for year in years)

    @classmethod
    def read(cls, code: str) -> "Span":
        """The span a code names. Raises ValueError."""
        first, _, last = code.partition("..")
        begins, ends = _quarter(first), _quarter(last or first)
        return cls(begins, (ends.year - begins.year) * 4 + (ends.month - begins.month) // 3 + 1)

    @classmethod
    def between(cls, since: date, until: date) -> "Span":
        """The quarters in which these two days lie, and those between."""
        return cls.read(f"{quarter_code(since)}..{quarter_code(until)}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. Its name stands in the register, in files and in addresses."""

    name: str
    indicator: str
    by: tuple[str, ...]
    span: Span
    tables: tuple[str, ...] = ()
    """Of these tables alone, added up; of all of them where none is named."""
    may_widen: bool = False
    """Cut more coarsely where it would be mostly withheld."""
    wide: bool = False
    """Ages in two bands."""

    @property
    def is_shadow(self) -> bool:
        return SHADOW in self.name

    def cut_finer(self, group: str) -> "Figure":
        """Its shadow: cut once more."""
        return Figure(
            f"{self.name}{SHADOW}{group}", self.indicator, (*self.by, group), self.span, self.tables, wide=self.wide
        )

    def plain(self) -> dict[str, Any]:
        """What JSON can hold."""
        said = {"name": self.name, "indicator": self.indicator, "by": list(self.by), "span": self.span.code}
        said |= {"tables": list(self.tables)} if self.tables else {}
        return said | {name: True for name in ("may_widen", "wide") if getattr(self, name)}

    @classmethod
    def read(cls, kept: dict[str, Any]) -> "Figure":
        span, tables = Span.read(kept["span"]), tuple(kept.get("tables", ()))
        flags = {name: kept.get(name, False) for name in ("may_widen", "wide")}
        return cls(kept["name"], kept["indicator"], tuple(kept["by"]), span, tables, **flags)


def whole_span(figures: Iterable[Figure]) -> Span:
    """From the first quarter of any to the last of any."""
    spans = [figure.span for figure in figures]
    last = max(spans, key=lambda span: span.end)
    return Span.between(min(span.first for span in spans), last.starts[-1])


def quarter_code(day: date) -> str:
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def _quarter(code: str) -> date:
    year, _, quarter = code.partition("-Q")
    if quarter not in ("1", "2", "3", "4"):
        raise ValueError(f"{code!r} names no quarter; one is written 2026-Q1.")
    return date(int(year), 3 * int(quarter) - 2, 1)


def _of(span: Span, year: int) -> list[date]:
    return [each for each in span.starts if each.year == year]


def _later(first: date, quarters: int) -> date:
    whole = first.year * 4 + (first.month - 1) // 3 + quarters
    return date(whole // 4, 3 * (whole % 4) + 1, 1)
