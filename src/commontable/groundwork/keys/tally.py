"""How many seals does a page open? Counted while somebody asks, as in tests and measurements; else nothing is kept."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_tally: ContextVar[Counter[str] | None] = ContextVar("tally", default=None)


@contextmanager
def tallied() -> Iterator[Counter[str]]:
    """Count "private" keys made ready, "wraps" and "texts" opened until the block ends."""
    counted = Counter[str]()
    token = _tally.set(counted)
    try:
        yield counted
    finally:
        _tally.reset(token)


def opened(what: str) -> None:
    """One more."""
    counted = _tally.get()
    if counted is not None:
        counted[what] += 1
