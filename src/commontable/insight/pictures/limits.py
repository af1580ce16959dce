"""Between which limits does a share or a rate move by chance alone? Shewhart's charts for attributes.

p chart: a share of so many; a point's limits are p̄ ± 3 √(p̄ (1 − p̄) / n), never below 0 or above 1.
u chart: so many per unit; a point's limits are ū ± 3 √(ū / n), never below 0.
They step with n: fewer situations, wider limits. The centre is all that was counted by all it was counted of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, sqrt

from .numbers import Ratio

SIGMAS = 3
P, U = "p", "u"
Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Limits:
    lower: float
    centre: float
    upper: float

    def side(self, value: float | None) -> str:
        """`above` or `below` for a point outside the limits, else empty."""
        if value is None or self.lower <= value <= self.upper:
            return ""
        return "above" if value > self.upper else "below"


def centre_of(ratios: Sequence[Ratio]) -> float | None:
    """The centre line: from the numbers that are told; None when there are none."""
    told = [ratio for ratio in ratios if ratio.value is not None]
    whole = sum(ratio.denominator or 0 for ratio in told)
    return sum(ratio.numerator or 0 for ratio in told) / whole if told else None


def around(centre: float, size: float, chart: str) -> Limits:
    """The limits of one point that counts `size`."""
    error = sqrt((centre * (1 - centre) if chart == P else centre) / size)
    most = 1.0 if chart == P else inf
    return Limits(max(centre - SIGMAS * error, 0.0), centre, min(centre + SIGMAS * error, most))


def control(ratios: Sequence[Ratio], chart: str, compared: int = 0) -> list[Limits | None]:
    """The limits of each point; the centre is that of the first `compared` points, or of all. None where a point is withheld."""
    centre = centre_of(ratios[: compared or None])
    return [
        around(centre, ratio.denominator, chart) if centre is not None and ratio.denominator else None
        for ratio in ratios
    ]


def wilson(numerator: int, denominator: float) -> tuple[float, float]:
    """The range of 95 % of a share that a sample of this size gives (Wilson 1927), for shares of a sample alone."""
    share, squared = numerator / denominator, Z_95**2
    middle = share + squared / (2 * denominator)
    reach = Z_95 * sqrt(share * (1 - share) / denominator + squared / (4 * denominator**2))
    whole = 1 + squared / denominator
    return max((middle - reach) / whole, 0.0), min((middle + reach) / whole, 1.0)
