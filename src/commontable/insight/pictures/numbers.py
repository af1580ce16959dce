"""Which numbers come into a picture? Only those that may be told; the others come as None and a reason."""

from dataclasses import dataclass
from math import inf


@dataclass(frozen=True)
class Count:
    """How many; or None where that is withheld, and then `why`, the reason suppression gave. The reason is for whoever may see
    the numbers themselves: no picture says it, and two reasons give the same picture."""

    value: int | None
    why: str = ""

    def __post_init__(self):
        if (self.value is None) != bool(self.why):
            raise ValueError("a number is told, or withheld for a reason, and never both")
        if self.value is not None and self.value < 0:
            raise ValueError("nothing is counted below zero")


@dataclass(frozen=True)
class Ratio:
    """So many of so many; a share or a rate. Withheld when either is: then neither is kept here."""

    numerator: int | None
    denominator: float | None
    why: str = ""

    def __post_init__(self):
        numerator, denominator = self.numerator, self.denominator
        if (numerator is None or denominator is None) != bool(self.why):
            raise ValueError("a share is told, or withheld for a reason, and never both")
        if numerator is None or denominator is None:
            object.__setattr__(self, "numerator", None)
            object.__setattr__(self, "denominator", None)
        elif not (0 <= numerator < inf and 0 <= denominator < inf):
            raise ValueError("a share is of two numbers that are not below zero")

    @property
    def value(self) -> float | None:
        """The share itself; None when it is withheld, and when there is nothing to divide by."""
        return self.numerator / self.denominator if self.numerator is not None and self.denominator else None

    @property
    def withheld(self) -> bool:
        return bool(self.why)
