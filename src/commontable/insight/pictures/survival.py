"""What share was still open at fixed days, when some are not followed to their end? Between two bounds where a count is withheld.

The life table of Cutler and Ederer (1958), the form that Kaplan and Meier's estimate (1958) takes for stretches of days: of those open at
the beginning of a stretch, whoever is followed only into it counts for half of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from .numbers import Count


@dataclass(frozen=True)
class Stretch:
    """Until which day, how many ended in it, and how many were followed no longer than into it."""

    until: int
    ended: Count
    left: Count


@dataclass(frozen=True)
class Step:
    """At the end of a stretch: the least and the greatest share that may be open still, of how many it began, and how many are followed on."""

    until: int
    low: float
    high: float
    fewest: int
    most: int
    after: int
    """At most so many are open and followed on that day."""


def steps(whole: int, stretches: Sequence[Stretch], others: Sequence[Count] = ()) -> list[Step]:
    """The share open after each stretch. `others` are the counts of `whole` that lie beyond the last stretch.

    What is withheld is some of what the told counts leave over: the bounds are the worst and the best that can be.
    """
    counts = [*(count for each in stretches for count in (each.ended, each.left)), *others]
    rest = max(whole - sum(count.value or 0 for count in counts), 0)
    gone, unsure = 0, 0
    low = high = 1.0
    found = []
    for each in stretches:
        fewest, most = max(whole - gone - unsure, 0), max(whole - gone, 0)
        low *= _kept(fewest, _of(each.ended, rest), _of(each.left, rest))
        high *= _kept(most, each.ended.value or 0, each.left.value or 0)
        gone += (each.ended.value or 0) + (each.left.value or 0)
        found.append(Step(each.until, low, high, fewest, most, max(whole - gone, 0)))
        unsure = rest if each.ended.why or each.left.why or unsure else 0
    return found


def median(found: Sequence[Step]) -> tuple[int, int | None]:
    """Within which days half have ended, by nearest rank of the days counted: surely not before the first, surely by the second; None is later."""
    before = [0, *(each.until for each in found)]
    earliest = next((before[place] for place, each in enumerate(found) if each.low <= 0.5), before[-1])
    return earliest, next((each.until for each in found if each.high <= 0.5), None)


def _of(count: Count, rest: int) -> int:
    return rest if count.value is None else count.value


def _kept(at_risk: int, ended: int, left: int) -> float:
    """The share of a stretch that goes on."""
    followed = at_risk - left / 2
    if not ended:
        return 1.0
    return max(1 - ended / followed, 0.0) if followed > 0 else 0.0
