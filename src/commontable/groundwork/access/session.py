"""Which actor does the database see? Told to it at the start of each transaction, forgotten at its end."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from .actor import NOBODY, Actor, system
from .errors import BackDated
from .installation import is_demo

_current: ContextVar[Actor] = ContextVar("actor", default=NOBODY)
_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)
_played: ContextVar[bool] = ContextVar("played", default=False)
"""Whether the moment was given, for practice data, and so stands still."""

_edition: ContextVar[UUID | None] = ContextVar("edition", default=None)

_TELL = "select " + ", ".join(
    f"set_config('ct.{name}', %s, true)"
    for name in (
        "role",
        "account",
        "member",
        "agency",
        "teams",
        "seated",
        "run",
        "coordinated",
        "coordinator",
        "privacy",
        "analyst",
        "steering",
        "system",
        "meeting",
        "now",
    )
)
# With the last answer comes the edition of the lists: a change of theirs is known at once, at the price of no question.
_TELL += ", lists_edition()"


def current_actor() -> Actor:
    """Who the running transaction acts for; nobody outside `acting_as`."""
    return _current.get()


def moment() -> datetime:
    """The one "now" of the running transaction, the same that row policies compare grants with."""
    return _moment.get() or timezone.now()


def lists_edition() -> UUID | None:
    """Which edition of the lists' changes the running transaction began with; None while nothing was ever changed."""
    return _edition.get()


def new_lists_edition(edition: UUID) -> None:
    """The running transaction itself changed a list: what it reads of them from here on is the new edition."""
    _edition.set(edition)


def catch_up() -> None:
    """Move the moment on to now. Called once a row is locked: what others wrote while we waited for it lies before."""
    if _played.get():
        return
    _moment.set(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("select set_config('ct.now', %s, true)", [moment().isoformat()])


@contextmanager
def acting_as(actor: Actor, *, now: datetime | None = None) -> Iterator[None]:
    """One transaction (or savepoint) in which row policies see this actor; the outer actor returns afterwards.

    An inner one keeps the moment of the outer: they are one transaction. `now` stands for the clock while practice
    data is played in; raises BackDated unless the database is stamped demo.
    """
    if now and not is_demo():
        raise BackDated
    outer, nested = _current.get(), connection.in_atomic_block
    acting, since = _current.set(actor), _moment.set(now or _moment.get() or timezone.now())
    played = _played.set(now is not None or _played.get())
    edition = _edition.set(_edition.get())
    try:
        with transaction.atomic():
            _tell(actor)
            yield
            if nested:
                _tell(outer)
    finally:
        _current.reset(acting)
        _moment.reset(since)
        _played.reset(played)
        _edition.reset(edition)


@contextmanager
def as_system(*tables: UUID) -> Iterator[None]:
    """Inside an action: what follows from it and no person may do, such as destroying rejected facts."""
    with acting_as(system(tables)):
        yield


def _tell(actor: Actor) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            _TELL,
            (
                # A room screen is nobody, but to the policies that name its meeting: no other can let it in by mistake.
                "" if actor.role == "room" else actor.role,
                _one(actor.account),
                _one(actor.member),
                _one(actor.agency),
                _many(actor.teams),
                _many(actor.seated_at),
                _many(actor.tables_run),
                _many(actor.coordinates),
                "yes" if actor.is_coordinator else "",
                _many(actor.privacy_of),
                "yes" if actor.analyses else "",
                "yes" if actor.steers else "",
                _many(actor.system_tables),
                _one(actor.meeting),
                moment().isoformat(),
            ),
        )
        _edition.set((cursor.fetchone() or [None])[-1])


def _one(value: UUID | None) -> str:
    return str(value) if value else ""


def _many(values: Iterable[UUID]) -> str:
    return "{" + ",".join(sorted(str(value) for value in values)) + "}"
