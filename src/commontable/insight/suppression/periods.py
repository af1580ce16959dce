"""Which quarters does a year, or a rolling year, add up? What every reader knows without being told."""

import re
from collections.abc import Iterable

from .tables import Relation, Sum

QUARTER = re.compile(r"^(\d{4})-Q([1-4])$")
YEAR = re.compile(r"^\d{4}$")
ROLLING = re.compile(r"^year to (\d{4})-Q([1-4])$")


def quarters_of(code: str) -> tuple[str, ...]:
    """Of "2026", or of "year to 2026-Q2"; a quarter has none."""
    if YEAR.match(code):
        return tuple(f"{code}-Q{n}" for n in range(1, 5))
    if rolling := ROLLING.match(code):
        last = 4 * int(rolling[1]) + int(rolling[2]) - 1
        return tuple(f"{n // 4}-Q{n % 4 + 1}" for n in range(last - 3, last + 1))
    return ()


def calendar(codes: Iterable[str], dimension: str = "period") -> list[Relation]:
    """The sums behind these periods, for `protect` and `verify`: earlier releases may have printed the quarters."""
    return [Relation(dimension, Sum(code, quarters_of(code))) for code in dict.fromkeys(codes) if quarters_of(code)]
