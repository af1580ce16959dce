"""What is limited identity? Names of any form, a birth as far as it is known, and where somebody lives, if anywhere."""

import json
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

VERSION = 2


class NameForm(StrEnum):
    """What a further name of somebody is."""

    ALSO = "also"
    PREFERRED = "preferred"
    SCRIPT = "script"
    LATIN = "latin"


class BornAs(StrEnum):
    """How much is known of a birth; "" is a text as it was written."""

    AS_WRITTEN = ""
    DATE = "date"
    YEAR = "year"
    AGE = "age"
    UNKNOWN = "unknown"


class Lives(StrEnum):
    """Whether there is an address; "" is as the addresses say."""

    AS_WRITTEN = ""
    NONE_FIXED = "none_fixed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Named:
    """A further name, whole, as it is written: no part of it is a first or a last one."""

    text: str
    form: str = NameForm.ALSO


@dataclass(frozen=True)
class Limited:
    """One person's limited identity: the most that filters 3 and 4 may be given.

    `name` is written as the person writes it. `born` is read by `born_as`; an age is a guess, of the day `noted`.
    `safe` (codes) and `safe_words` say how to reach them without harm: whoever is given the name is given these too.
    """

    name: str = ""
    born: str = ""
    address: str = ""
    also: tuple[Named, ...] = ()
    pronouns: str = ""
    born_as: str = BornAs.AS_WRITTEN
    noted: str = ""
    more_addresses: tuple[str, ...] = ()
    lives: str = Lives.AS_WRITTEN
    safe: tuple[str, ...] = ()
    safe_words: str = ""

    def to_bytes(self) -> bytes:
        """Sealed as JSON that says its own version, so that what is kept today opens in thirty years."""
        return json.dumps({"version": VERSION, **asdict(self)}, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        """Of any version: the first had a name, a birth and an address, and no number."""
        said: dict[str, Any] = json.loads(stored)
        if said.pop("version", 1) > 1:
            said["also"] = tuple(Named(**each) for each in said["also"])
            said |= {name: tuple(said[name]) for name in ("more_addresses", "safe") if name in said}
        return cls(**said)

    @property
    def is_empty(self) -> bool:
        """Nothing is known: that a birth or an address is unknown is no fact to seal."""
        known = (self.pronouns, self.is_unhoused, self.has_rules)
        return not (self.all_names() or self.all_birth() or self.all_addresses() or any(known))

    @property
    def has_rules(self) -> bool:
        """Whether something must be read before anybody calls, writes or goes."""
        return bool(self.safe or self.safe_words)

    @property
    def is_unhoused(self) -> bool:
        return self.lives == Lives.NONE_FIXED

    @property
    def kinds(self) -> list[str]:
        """Which kinds of facts are in it, as codes of the vocabulary; never the facts."""
        held = {
            "name": self.all_names() or self.pronouns,
            "birth_date": self.all_birth(),
            "address": self.all_addresses() or self.is_unhoused,
        }
        return [kind for kind, value in held.items() if value]

    def all_names(self) -> list[str]:
        """Every name in it, whole, in every form and script."""
        return [each for each in (self.name, *(other.text for other in self.also)) if each]

    def all_birth(self) -> list[str]:
        """What is said of the birth, as typed: a date, a year, an age. Empty when unknown."""
        return [self.born] if self.born and self.born_as != BornAs.UNKNOWN else []

    def all_addresses(self) -> list[str]:
        """Every address in it, as typed."""
        return [each for each in (self.address, *self.more_addresses) if each]
