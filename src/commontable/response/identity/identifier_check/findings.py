"""What can be found in a text, and how much does each kind weigh?"""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """What a finding asks of the writer."""

    BLOCKS = "blocks"
    """The situation's own people: edited out, and nobody may override it."""
    EDIT = "edit"
    """A number or an address: edited where it stands before the text may cross."""
    WARNS = "warns"
    """Another's name, or what may be recognised outside: the writer decides."""


class Kind(StrEnum):
    """What a piece of text gives away."""

    OWN = "own"
    SIN = "sin"
    HEALTH = "health"
    PHONE = "phone"
    EMAIL = "email"
    POSTAL = "postal"
    ADDRESS = "address"
    PLATE = "plate"
    LICENCE = "licence"
    BIRTH_DATE = "dob"
    FILE = "file"
    NAME = "name"
    OUTSIDE = "outside"


WEIGHTS = {Kind.OWN: Weight.BLOCKS, Kind.NAME: Weight.WARNS, Kind.OUTSIDE: Weight.WARNS}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Characters `start` to `end` of the text, and of which kind they are."""

    start: int
    end: int
    kind: Kind

    @property
    def weight(self) -> Weight:
        return WEIGHTS.get(self.kind, Weight.EDIT)

    def overlaps(self, other: "Finding") -> bool:
        return self.start < other.end and other.start < self.end
