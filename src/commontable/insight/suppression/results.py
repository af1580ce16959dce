"""What do the protector and the verifier answer with?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from .tables import Key, Place, Published


class Zeros(StrEnum):
    SHOWN = "shown"
    HARMLESS = "harmless"
    """Shown only where it reveals nothing: not where all are in one category, nor in a small group."""


class Reason(StrEnum):
    """Why a number is withheld. For whoever may see the numbers themselves: a reader who knew "small" would know too much."""

    SMALL = "small"
    DOMINATED = "dominated"
    ALL_OR_NONE = "all_or_none"
    COMPLEMENT = "complement"
    LINKED = "linked"
    EARLIER = "earlier"


PRIMARY = frozenset({Reason.SMALL, Reason.DOMINATED, Reason.ALL_OR_NONE})


@dataclass(frozen=True, slots=True)
class Rules:
    """The least count that is shown, the share of one agency from which a count is its own, and when a zero is shown."""

    threshold: int
    dominance_share: float = 0.8
    zeros: Zeros = Zeros.HARMLESS


@dataclass(frozen=True, slots=True)
class Protected:
    """Tables with their withheld numbers taken out. `hidden` is for those who may see the numbers; readers get `published`.

    `gap`: by how much less the cheapest choice might cost, as a share; 0 where this one is proved to be the cheapest.
    """

    published: tuple[Published, ...]
    hidden: Mapping[tuple[str, Key], Reason]
    cells_shown: float
    people_shown: float
    method: str
    gap: float
    seconds: float

    @property
    def secondaries(self) -> int:
        """How many numbers are withheld to protect others."""
        return sum(reason not in PRIMARY for reason in self.hidden.values())


@dataclass(frozen=True, slots=True)
class Certificate:
    """What the verifier tried in vain. Holds no number of any table."""

    hidden: int
    proved_by_integers: int
    least_upper: int
    narrowest: int
    solved: int
    solver: str
    tables: str
    threshold: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Conflict:
    """A number that a reader could work out: where, between which bounds, by which sums."""

    at: Place
    low: float
    high: float
    why: str
    relations: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = ", ".join(f"{name}={code}" for name, code in sorted(self.at))
        return f"{self.why}: {where} lies in {self.low:g}…{self.high:g}" + "".join(
            f"; {each}" for each in self.relations
        )


class NotSafe(Exception):
    """A reader could work out what is withheld; the conflicts say what and how. They hold numbers: for no page and no ledger."""

    def __init__(self, conflicts: tuple[Conflict, ...]):
        super().__init__("\n".join(str(each) for each in conflicts))
        self.conflicts = conflicts


class TimedOut(Exception):
    """Not proved in time: not to be published."""
