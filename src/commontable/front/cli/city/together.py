"""What goes with what? The correlations that are planted: by age, by what was found already, by season."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random

from .chance import pick
from .priors import PREVALENCE

BY_AGE: dict[str, dict[str, float]] = {
    "from_0_to_5": {
        "parenting": 6,
        "supervision": 6,
        "criminal_involvement": 0,
        "gangs": 0,
        "suicide": 0,
        "gambling": 0,
    },
    "from_6_to_11": {"parenting": 5, "supervision": 5, "missing_school": 4, "criminal_involvement": 0, "gambling": 0},
    "from_12_to_17": {
        "missing_school": 12,
        "missing": 8,
        "negative_peers": 9,
        "parenting": 5,
        "gangs": 3,
        "housing": 0.5,
    },
    "from_60": {
        "cognitive": 6,
        "elder_abuse": 12,
        "physical_health": 2,
        "missing_school": 0,
        "gangs": 0.1,
        "parenting": 0.2,
    },
}
TOGETHER = {
    "mental_health": {"suicide": 1.8, "self_harm": 1.5},
    "drugs": {"housing": 1.7, "criminal_involvement": 1.2},
    "physical_violence": {"emotional_violence": 1.8, "parenting": 1.4},
    "gangs": {"negative_peers": 2.0, "criminal_involvement": 1.5},
}
GROWN_UP = {"missing_school": 0.15, "elder_abuse": 0.3, "negative_peers": 0.5, "cognitive": 0.8}
WINTER = (11, 12, 1, 2, 3)
AT_MONTHS_END = 25
STEEP = 1.08
"""How much steeper than the odds: each category is drawn once, which levels them."""
ODDS = {code: (share / (1 - share)) ** STEEP for code, share in PREVALENCE.items()} | {"mental_health": 1.9}
"""Mental health stands in three of four whatever else is drawn, so it needs less than its odds."""


def categories(rng: Random, ages: Sequence[str], day: date, many: int) -> list[str]:
    """So many different categories, one after the other: each changes what is likely to stand beside it."""
    weights = dict(ODDS)
    _times(weights, BY_AGE.get(ages[0], GROWN_UP) if ages else GROWN_UP)
    weights["housing"] *= (1.3 if day.month in WINTER else 0.9) * (1.3 if day.day >= AT_MONTHS_END else 1)
    found: list[str] = []
    while len(found) < many:
        found.append(pick(rng, weights))
        del weights[found[-1]]
        _times(weights, TOGETHER.get(found[-1], {}))
    return found


def _times(weights: dict[str, float], by: Mapping[str, float]) -> None:
    for code, factor in by.items():
        if code in weights:
            weights[code] *= factor
