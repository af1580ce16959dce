"""How long may a release take to be made, and is it heard of meanwhile? Time of the processor: a busy server refuses nothing that a quiet one lets through."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

QUEUED = 20 * 60.0
"""Seconds that protector and verifier share for a release, which the queue makes while nobody waits."""
ASKED = 3 * 60.0
"""For an answer, which somebody waits for."""
PROTECTING = 0.5
"""So much of it the protector may use, so that the verifier has the rest."""
HEARD_EVERY = 20.0
"""Seconds of the wall."""

Still = Callable[[], None]


def unheard() -> None:
    """Nobody listens."""


@dataclass(slots=True)
class Limit:
    """What is left of the time. Each look at its clock may let others know that it goes on: `still` may raise, and so end it."""

    seconds: float
    still: Still = unheard
    started: float = field(default_factory=time.thread_time)
    heard: float = field(default_factory=time.monotonic)

    def clock(self) -> float:
        if time.monotonic() - self.heard >= HEARD_EVERY:
            self.still()
            self.heard = time.monotonic()
        return time.thread_time()

    @property
    def left(self) -> float:
        return max(0.0, self.started + self.seconds - time.thread_time())
