"""Is a write going on inside an action? Writes anywhere else are refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from .errors import WriteOutsideAction

_acting: ContextVar[str] = ContextVar("acting", default="")


@contextmanager
def licensed(action: str) -> Iterator[None]:
    """Let writes through while this action runs."""
    token = _acting.set(action)
    try:
        yield
    finally:
        _acting.reset(token)


def acting() -> bool:
    """Whether an action is running."""
    return bool(_acting.get())


def require_licence(write: str) -> None:
    """Raises WriteOutsideAction, naming the write, unless an action is running."""
    if not acting():
        raise WriteOutsideAction(f"{write} outside an action: write an action that names its rule, and call that.")
