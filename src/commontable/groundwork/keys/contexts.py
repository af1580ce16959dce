"""What is a sealed value bound to? The canonical bytes that its seal covers and its ciphertext does not carry."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

Part = UUID | str | int | bytes | None


class Compartment(StrEnum):
    """What one data key opens: the room shrinks as the detail grows."""

    IDENTITY = "identity"
    LIMITED = "limited"
    PLAN = "plan"
    YOUTH_JUSTICE = "youth_justice"


@dataclass(frozen=True, slots=True)
class Context:
    """The cell a sealed text belongs to. Moved to any other cell, the text does not open.

    `file` is the situation or the agency's own file, `person` the sealed person (None for a text about no one person).
    `version` counts the writings of this cell and is kept beside it in plain: an older text put back does not open.
    """

    file: UUID
    compartment: Compartment
    person: UUID | None
    field: str
    version: int

    def to_bytes(self) -> bytes:
        """The associated data of the field's seal. Fixed for ever: what is stored today must open in thirty years."""
        return canonical("field", self.file, self.compartment, self.person, self.field, self.version)


def canonical(purpose: str, *parts: Part) -> bytes:
    """Product, format and purpose, then the parts, each after its length in four bytes: no two lists share bytes."""
    return b"".join(_with_length(part) for part in ("commontable/1", purpose, *parts))


def _with_length(part: Part) -> bytes:
    encoded = _encode(part)
    return len(encoded).to_bytes(4, "big") + encoded


def _encode(part: Part) -> bytes:
    match part:
        case None:
            return b""
        case UUID():
            return part.bytes
        case str():
            return part.encode()
        case int():
            return part.to_bytes(8, "big")
    return bytes(part)
