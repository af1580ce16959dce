"""How many situations came to which table, and when? The published totals, shared out by the seed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from .bounds import DECADE_ENDS, OPENINGS
from .priors import BY_SIZE, SIZES

ZONE = ZoneInfo("America/Toronto")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """So many were presented at all tables from one day to another, both included, and so many of them accepted."""

    first: date
    last: date
    presented: int
    accepted: int


def _year(year: int, presented: int, accepted: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31), presented, accepted)


DECADE = (
    _year(2013, 110, 102),
    _year(2014, 150, 140),
    _year(2015, 170, 158),
    _year(2016, 256, 238),
    _year(2017, 460, 428),
    _year(2018, 720, 670),
    _year(2019, 515, 479),
    _year(2020, 860, 800),
    _year(2021, 1000, 930),
    _year(2022, 1108, 1030),
    Period(date(2023, 1, 1), DECADE_ENDS, 565, 525),
)
"""Adds up to the published totals; how it falls on the years between them is ours."""


def periods(until: date) -> Iterator[Period]:
    """The decade, and after it years like its last, up to the one that `until` lies in."""
    yield from (period for period in DECADE if period.first <= until)
    if until > DECADE_ENDS:
        yield Period(date(2023, 7, 1), date(2023, 12, 31), 565, 525)
    yield from (_year(year, 1130, 1050) for year in range(2024, until.year + 1))


@dataclass(frozen=True)
class Arrival:
    """Something is brought, and the table will say yes or no."""

    at: datetime
    is_accepted: bool


def arrivals(seed: str, code: str, until: date) -> list[Arrival]:
    """What is brought to this table up to that day, in order of time. `code` is the table's in the seed."""
    found: list[Arrival] = []
    for period in periods(until):
        rng = Random(f"{seed}/{code}/{period.first}")
        whole, yes = _shares(period, period.presented)[code], _shares(period, period.accepted)[code]
        answers = [True] * yes + [False] * max(0, whole - yes)
        rng.shuffle(answers)
        moments = sorted(_moment(rng, max(period.first, OPENINGS[code] + DAY), period.last) for _each in answers)
        found += [Arrival(at, answer) for at, answer in zip(moments, answers, strict=True)]
    return [arrival for arrival in found if arrival.at.astimezone(ZONE).date() <= until]


def _shares(period: Period, whole: int) -> dict[str, int]:
    """Of a period's total what falls to each table, by size and by how long it was open: whole numbers that add up."""
    weights = {
        code: size * max(0, (period.last - max(period.first, OPENINGS[code])).days)
        for code, size in zip(BY_SIZE, SIZES, strict=True)
    }
    exact = {code: whole * weight / sum(weights.values()) for code, weight in weights.items()}
    given = {code: int(share) for code, share in exact.items()}
    by_rest = sorted(exact, key=lambda code: given[code] - exact[code])
    for code in by_rest[: whole - sum(given.values())]:
        given[code] += 1
    return given


def _moment(rng: Random, first: date, last: date) -> datetime:
    """In office hours of a working day; in winter somewhat more often."""
    while True:
        day = first + rng.randrange((last - first).days + 1) * DAY
        if day.weekday() < 5 and rng.random() < (1.0 if day.month in (11, 12, 1, 2, 3) else 0.85):
            local = datetime(day.year, day.month, day.day, rng.randint(9, 16), rng.randrange(60), tzinfo=ZONE)
            return local.astimezone(UTC)
