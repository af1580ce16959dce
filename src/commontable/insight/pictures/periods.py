"""How is a period named under an axis, and in a sentence?"""

from dataclasses import dataclass
from datetime import date

from .words import month


@dataclass(frozen=True)
class Period:
    """One step of a trend: 'Q3' under the axis, '2026' under that where the year begins, and its whole name."""

    short: str
    year: str
    whole: str

    @property
    def said(self) -> str:
        """'Q3 2026': the shortest name that stands alone."""
        return self.short if self.short == self.year else f"{self.short} {self.year}"


def quarter(first: date, lang: str) -> Period:
    """The quarter that begins on this day: 'Q3', 'July to September 2026'; 'T3', 'juillet à septembre 2026'."""
    number, last = (first.month + 2) // 3, first.replace(month=first.month + 2)
    to = "à" if lang == "fr" else "to"
    return Period(f"{'T' if lang == 'fr' else 'Q'}{number}", str(first.year), f"{_span(first, last, to, lang)}")


def rolling_year(last_quarter: date, lang: str) -> Period:
    """The four quarters that end with the one beginning on this day; named by that quarter under the axis."""
    end, to = last_quarter.replace(month=last_quarter.month + 2), "à" if lang == "fr" else "to"
    first = end.replace(year=end.year - 1, month=end.month + 1) if end.month < 12 else end.replace(month=1)
    ends = quarter(last_quarter, lang)
    return Period(ends.short, ends.year, _span(first, end, to, lang))


def year(number: int) -> Period:
    return Period(str(number), str(number), str(number))


def _span(first: date, last: date, to: str, lang: str) -> str:
    begins = month(first, lang) if first.year == last.year else f"{month(first, lang)} {first.year}"
    return f"{begins} {to} {month(last, lang)} {last.year}"
