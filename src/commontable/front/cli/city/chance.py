"""How is chance drawn, so that the same seed gives the same city on every machine?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import accumulate
from math import exp
from random import Random
from uuid import UUID

_VERSION_7, _VARIANT = 0x7000_0000_0000_0000_0000, 0x8000_0000_0000_0000
_RANDOM_BITS = 0x0FFF_3FFF_FFFF_FFFF_FFFF


def made_id(rng: Random, at: datetime) -> UUID:
    """A UUID version 7 of that moment, its random part from the seed."""
    milliseconds = int(at.timestamp() * 1000)
    return UUID(int=(milliseconds << 80) | _VERSION_7 | _VARIANT | (rng.getrandbits(80) & _RANDOM_BITS))


def words(text: str) -> tuple[str, ...]:
    """The words of a text, each for itself."""
    return tuple(text.split())


class Deck:
    """Draws between 0 and 1 that are spread evenly: of every `size` of them one lies in each part of that many.

    So a total over many draws stays near what it should be, whatever the seed.
    """

    def __init__(self, rng: Random, size: int = 40) -> None:
        self._rng, self._size = rng, size
        self._left: list[int] = []

    def draw(self) -> float:
        if not self._left:
            self._left = list(range(self._size))
            self._rng.shuffle(self._left)
        return (self._left.pop() + self._rng.random()) / self._size


def pick[T](rng: Random, weights: Mapping[T, float]) -> T:
    """One of the keys, by weight. Raises ValueError where nothing weighs anything."""
    return rng.choices(list(weights), list(weights.values()))[0]


def some[T](rng: Random, of: Sequence[T], most: int) -> tuple[T, ...]:
    """None up to `most` of them, in the order they came in."""
    chosen = rng.sample(range(len(of)), rng.randint(0, min(most, len(of))))
    return tuple(of[place] for place in sorted(chosen))


def poisson(mean: float, most: int = 30) -> tuple[float, ...]:
    """The distribution of a count, by its value from 0: how often it is at most so much."""
    shares = [exp(-mean)]
    for value in range(1, most + 1):
        shares.append(shares[-1] * mean / value)
    return tuple(accumulate(shares))


def negative_binomial(mean: float, spread: float, most: int) -> tuple[float, ...]:
    """As `poisson`, with variance mean + mean² / spread; cut at `most`."""
    p = spread / (spread + mean)
    shares = [p**spread]
    for value in range(1, most + 1):
        shares.append(shares[-1] * (value - 1 + spread) / value * (1 - p))
    whole = sum(shares)
    return tuple(accumulate(share / whole for share in shares))


def at_quantile(distribution: Sequence[float], drawn: float) -> int:
    """The count that a draw between 0 and 1 stands for."""
    return next((value for value, share in enumerate(distribution) if drawn < share), len(distribution) - 1)
