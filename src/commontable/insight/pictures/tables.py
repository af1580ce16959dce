"""What does the table beside a picture hold? The numbers that are drawn, and that one is withheld."""

import csv
import io
from dataclasses import dataclass

from . import words
from .numbers import Count, Ratio


class Percent(float):
    """A share, read as per cent with one place, so that a table tells a point from its limit."""


@dataclass(frozen=True)
class Withheld:
    """Where a number would stand that is not told."""


Entry = str | int | float | Percent | Withheld | None
"""None is where there is nothing to say: no share of nothing."""


@dataclass(frozen=True)
class Table:
    """A header and rows of entries; the first entry of a row names the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[Entry, ...], ...]
    lang: str

    def shown(self) -> tuple[tuple[str, ...], ...]:
        """The rows as a person reads them: '1 234', '86,1 %', 'withheld: it could …'."""
        return tuple(tuple(shown(entry, self.lang) for entry in row) for row in self.rows)

    @property
    def numeric(self) -> tuple[bool, ...]:
        """Which columns hold numbers and stand at the right."""
        return tuple(not any(isinstance(row[place], str) for row in self.rows) for place in range(len(self.header)))

    def csv(self) -> str:
        """The rows for a spreadsheet: bare numbers, and words where one is withheld."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow([_unspoilt(word) for word in self.header])
        writer.writerows([_bare(entry, self.lang) for entry in row] for row in self.rows)
        return text.getvalue()


def of_count(count: Count) -> Entry:
    return Withheld() if count.why else count.value


def of_ratio(ratio: Ratio, kind: type = Percent) -> tuple[Entry, Entry, Entry]:
    """Three entries: so many, of so many, and the share (or the rate, when `kind` is float)."""
    if ratio.why:
        return (Withheld(),) * 3
    return ratio.numerator, ratio.denominator, None if ratio.value is None else kind(ratio.value)


def shown(entry: Entry, lang: str) -> str:
    if isinstance(entry, Withheld):
        return words.withheld(lang)
    if isinstance(entry, Percent):
        return words.percent(entry, lang, 1)
    return entry if isinstance(entry, str) else words.number(entry, lang)


def _bare(entry: Entry, lang: str) -> str | int | float:
    if isinstance(entry, Withheld):
        return words.withheld(lang)
    if isinstance(entry, float):
        return round(float(entry), 6)
    return _unspoilt(entry) if isinstance(entry, str) else "" if entry is None else entry


def _unspoilt(word: str) -> str:
    """A word that no spreadsheet takes for a formula."""
    return f"'{word}" if word.startswith(("=", "+", "-", "@", "\t", "\r")) else word
