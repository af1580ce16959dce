"""What stands in each section of our own file on a person? Nothing of it crosses, and no age decides anything in it."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Self

from .models import Section

VERSION = 1


class Content:
    """What every section can do: become bytes that say their own version, and come back from them."""

    def to_bytes(self) -> bytes:
        said: Any = self
        return json.dumps({"version": VERSION, **asdict(said)}, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        said = json.loads(stored)
        said.pop("version")
        return cls(**{name: cls._read(value) for name, value in said.items()})

    @classmethod
    def _read(cls, value: Any) -> Any:
        return value

    @property
    def is_empty(self) -> bool:
        return not any(vars(self).values())


@dataclass(frozen=True)
class Words(Content):
    """A free text: what was tried, or notes."""

    text: str = ""


@dataclass(frozen=True)
class Capacity(Content):
    """Whether the person can decide about this, and who decides; codes of the lists, and why in words."""

    capacity: str = ""
    decider: str = ""
    decider_name: str = ""
    why: str = ""


@dataclass(frozen=True)
class Contact:
    """One way to reach the person: a phone, a place, somebody else."""

    kind: str = "phone"
    detail: str = ""
    note: str = ""


@dataclass(frozen=True)
class Contacts(Content):
    rows: tuple[Contact, ...] = ()

    @classmethod
    def _read(cls, value: Any) -> Any:
        return tuple(Contact(**row) for row in value)


@dataclass(frozen=True)
class Guardian:
    """Somebody who answers for the person, or with them."""

    kind: str = "parent"
    name: str = ""
    detail: str = ""
    note: str = ""


@dataclass(frozen=True)
class Guardians(Content):
    rows: tuple[Guardian, ...] = ()

    @classmethod
    def _read(cls, value: Any) -> Any:
        return tuple(Guardian(**row) for row in value)


CONTENTS: dict[str, type[Content]] = {
    Section.CONTACTS: Contacts,
    Section.GUARDIANS: Guardians,
    Section.CAPACITY: Capacity,
    Section.TRIED: Words,
    Section.NOTES: Words,
}
REACHES = (Section.CONTACTS, Section.GUARDIANS)
"""The sections from which somebody could be called or visited: the rules of safe contact are read before them."""
