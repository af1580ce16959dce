"""Which quarters does "2026-Q3" or "2026" name, and which come before?"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from .saying import months, of_language

NAMED = re.compile(r"^(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|to-Q(?P<until>[1-4])))?$")


class NoPeriod(ValueError):
    """A period is written 2026-Q3 (a quarter), 2026-to-Q3 (the four quarters that end with it) or 2026 (a year)."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, order=True)
class Period:
    """Whole quarters in a row: `first` is the first day of the first, `quarters` how many."""

    first: date
    quarters: int

    @property
    def last(self) -> date:
        """The last day."""
        return _later(self.first, self.quarters) - timedelta(days=1)

    @property
    def starts(self) -> tuple[date, ...]:
        """The first day of each quarter."""
        return tuple(_later(self.first, place) for place in range(self.quarters))

    @property
    def last_quarter(self) -> date:
        return self.starts[-1]

    @property
    def name(self) -> str:
        if self.quarters == 1:
            return quarter_name(self.first)
        if self.quarters == 4 and self.first.month == 1:
            return str(self.first.year)
        return f"{self.last.year}-to-Q{(self.last.month - 1) // 3 + 1}"

    def said(self, language: str) -> str:
        return months(self.first, self.last, language)

    def before(self, quarters: int = 4) -> "Period":
        """As long, that many quarters earlier: by default a year."""
        return Period(_later(self.first, -quarters), self.quarters)

    def rolling_year(self) -> "Period":
        """The four quarters that end with this period."""
        return Period(_later(self.last_quarter, -3), 4)

    def trend(self, quarters: int = 12) -> "Period":
        """The quarters that end with this period."""
        return Period(_later(self.last_quarter, 1 - quarters), quarters)


def read(text: str) -> Period:
    """The period a code or an address names. Raises NoPeriod."""
    found = NAMED.match(text)
    if not found:
        raise NoPeriod
    year = int(found["year"])
    if found["quarter"]:
        return Period(date(year, 3 * int(found["quarter"]) - 2, 1), 1)
    if found["until"]:
        return Period(date(year, 3 * int(found["until"]) - 2, 1), 1).rolling_year()
    return Period(date(year, 1, 1), 4)


def quarter_of(day: date) -> Period:
    """The quarter a day lies in."""
    return Period(date(day.year, 3 * ((day.month - 1) // 3) + 1, 1), 1)


def last_whole_quarter(today: date) -> Period:
    return quarter_of(today).before(1)


def quarter_name(first: date) -> str:
    """ "2026-Q3" for its first day."""
    return f"{first.year}-Q{(first.month - 1) // 3 + 1}"


def quarter_said(first: date, language: str) -> str:
    """Q3 2026, T3 2026."""
    return f"{'T' if of_language(language) == 'fr' else 'Q'}{(first.month - 1) // 3 + 1} {first.year}"


def _later(first: date, quarters: int) -> date:
    whole = first.year * 4 + (first.month - 1) // 3 + quarters
    return date(whole // 4, 3 * (whole % 4) + 1, 1)
