"""What does a team say of a situation in words? Three short texts, without the signs that no reader sees."""

import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

FIELDS = ("about", "tried", "wants")
VERSION = 1


@dataclass(frozen=True)
class Texts:
    """What goes on, what was tried, what the person wants; and the marks of what the writer acknowledged in them."""

    about: str = ""
    tried: str = ""
    wants: str = ""
    acknowledged: frozenset[str] = frozenset()

    def to_bytes(self) -> bytes:
        kept = {name: getattr(self, name) for name in FIELDS}
        stored = {"version": VERSION, **kept, "acknowledged": sorted(self.acknowledged)}
        return json.dumps(stored, ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, stored: bytes) -> Self:
        read = json.loads(stored)
        return cls(**{name: read[name] for name in FIELDS}, acknowledged=frozenset(read["acknowledged"]))

    @property
    def is_empty(self) -> bool:
        return not any(getattr(self, name) for name in FIELDS)

    @property
    def by_field(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in FIELDS}

    def acknowledging(self, marks: Iterable[str]) -> Self:
        return type(self)(**self.by_field, acknowledged=self.acknowledged | frozenset(marks))

    def with_replaced(self, field: str, start: int, end: int, words: str) -> Self:
        """The same with other words from `start` to `end` of one text; with none, the gap closes."""
        text = getattr(self, field)
        before, after = text[:start], text[end:]
        joined = before + words + after if words else f"{before.rstrip()} {after.lstrip(' ')}".strip()
        return type(self)(**{**self.by_field, field: joined}, acknowledged=self.acknowledged)


def as_read(typed: str) -> str:
    """The text as a reader sees it: composed letters, plain line ends, no control, format or zero-width signs."""
    lines = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cf")).strip()
