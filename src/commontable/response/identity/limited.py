"""What is limited identity? A name, a birth date and an address, as they were given: any of them may be unknown."""

import json
from dataclasses import asdict, dataclass
from typing import Self


@dataclass(frozen=True)
class Limited:
    """One person's limited identity. Names take any form; the birth date is a text, since often only a year is known."""

    name: str = ""
    born: str = ""
    address: str = ""

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        return cls(**json.loads(stored))

    @property
    def is_empty(self) -> bool:
        return not (self.name or self.born or self.address)

    @property
    def kinds(self) -> list[str]:
        """Which kinds of facts are in it, as codes of the vocabulary; never the facts."""
        held = {"name": self.name, "birth_date": self.born, "address": self.address}
        return [kind for kind, value in held.items() if value]
