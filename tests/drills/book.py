"""What did the people ask for, and what were they told? The client's own record, which the checker compares."""

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

type Outcome = Literal["acknowledged", "unknown", "refused"]


@dataclass(frozen=True)
class Press:
    """One press: the action it asks for, on what, and what came back. `entries` is how many it leaves if it happened."""

    action: str
    subject: UUID
    outcome: Outcome


@dataclass(frozen=True)
class Save:
    """One autosave of a draft: the version it was typed over, the codes it held, the version it makes."""

    draft: UUID
    seen: int
    makes: int
    tried: frozenset[str]
    outcome: Outcome


@dataclass
class Book:
    """All presses and saves of a drill, written by several people at once."""

    presses: list[Press] = field(default_factory=list)
    saves: list[Save] = field(default_factory=list)
    _writing: threading.Lock = field(default_factory=threading.Lock)

    def write(self, what: Press | Save) -> None:
        with self._writing:
            (self.presses if isinstance(what, Press) else self.saves).append(what)  # type: ignore[arg-type]

    def asked(self) -> dict[tuple[str, UUID], tuple[int, int]]:
        """For each action and subject: how often it must be there, and how often it may be."""
        sure = Counter((p.action, p.subject) for p in self.presses if p.outcome == "acknowledged")
        perhaps = Counter((p.action, p.subject) for p in self.presses if p.outcome == "unknown")
        return {key: (sure[key], sure[key] + perhaps[key]) for key in {*sure, *perhaps}}

    def acknowledged(self) -> int:
        return sum(each.outcome == "acknowledged" for each in [*self.presses, *self.saves])
