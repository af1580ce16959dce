"""How is a question asked again without being written again? Its SQL is kept, and only what it is asked with is new.

Django writes the SQL of a question each time it is asked, which takes longer than PostgreSQL takes to answer. A function under
`kept` still says its question as a queryset. When it is first asked in a form, it is written twice, with values invented for its
arguments, in two languages and two time zones: what follows the invented values is an argument, what stays is the question's own,
and anything else is refused, and so is any identifier or moment of its own. A question depends on nothing but its arguments,
whoever asks first.

Who may see what is no part of it: row policies read the actor from the transaction, for kept SQL as for any other.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import lru_cache, update_wrapper
from itertools import count
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils import timezone, translation

FORMS = 64
"""So many forms of one question are kept, those asked last: of three teams it is another form than of four."""

INVENT: dict[type, Callable[[int], Any]] = {
    UUID: lambda nth: UUID(int=nth << 64 | nth),
    datetime: lambda nth: datetime(1901, 1, 1, tzinfo=UTC) + timedelta(hours=nth, microseconds=nth),
    date: lambda nth: date(1901, 1, 1) + timedelta(days=nth),
    str: lambda nth: f"invented {nth}",
}
"""The kinds of values that may follow an argument, and the nth of each. No two are alike, and none is anybody's."""

SETTINGS = (("en", "America/Toronto", 0), ("fr", "Asia/Kathmandu", 30_000))
"""Where a question is written: language, time zone, and from which number on its values are invented."""


class NotKept(TypeError):
    """A question that depends on more than its arguments, or has an argument of a kind that cannot be told apart."""


class kept[**P, T]:  # noqa: N801  it is written as the decorator it is
    """Ask as `writes` says and answer with the rows, in its order.

    Arguments are given by their place: identifiers, days, moments, words, or collections of one of these. None, truth values and
    members of an enumeration are no values but choose a form. Raises NotKept when it is first asked in a form.
    """

    def __init__(self, writes: Callable[P, QuerySet[Any, T]]) -> None:
        self.writes = writes
        update_wrapper(self, writes)
        self._written = lru_cache(maxsize=FORMS)(self._write)

    def __call__(self, *given: P.args, **named: P.kwargs) -> list[T]:
        if named:
            raise NotKept(
                f"{self.writes.__qualname__} is asked with arguments by their place, not by {', '.join(named)}"
            )
        values = self.values(given)
        return self.of(values).answers(values)

    def values(self, given: Sequence[Any]) -> list[Any]:
        """What it is asked with: of a collection each value once, in its order."""
        return [tuple(dict.fromkeys(each)) if isinstance(each, Collected) else each for each in given]

    def of(self, values: Sequence[Any]) -> "Written":
        """Its SQL for arguments of such a form, written now if it is not kept."""
        return self._written(*map(_form, values))

    def _write(self, *form: Any) -> "Written":
        one, other = (self._drafted(form, *setting) for setting in SETTINGS)
        if one.sql != other.sql:
            raise NotKept(
                f"{self.writes.__qualname__} is another question in another language, time zone, or of other values"
            )
        if not one.sql and not any(isinstance(each, tuple) and not each[1] for each in form):
            raise NotKept(f"{self.writes.__qualname__} has no answer whatever it is asked with")
        return Written(one.asked, one.compiler, one.sql, list(map(self._place, one.places(), other.places())))

    def _drafted(self, form: Sequence[Any], language: str, zone: str, first: int) -> "_Draft":
        numbers = count(first)  # one after the other: no two arguments share a value, however many they hold
        invented = [_invented(each, numbers) for each in form]
        with translation.override(language), timezone.override(ZoneInfo(zone)):
            asked: Any = self.writes(*invented)  # type: ignore[call-arg]
            if not all(isinstance(each, str) for each in asked._prefetch_related_lookups):
                raise NotKept(f"{self.writes.__qualname__} fetches more by a question of its own: keep that one apart")
            compiler = asked.query.get_compiler(DEFAULT_DB_ALIAS)
            try:
                sql, params = compiler.as_sql()
            except EmptyResultSet:
                sql, params = "", ()
        return _Draft(asked, compiler, sql, params, invented)

    def _place(self, one: Any, other: Any) -> Any:
        """A value of its own is a word or a number. Whose it is and when it was asked are not, though both drafts agree on
        them: one transaction has one actor and one moment.
        """
        if one != other or isinstance(one, UUID | date | list | tuple):
            raise NotKept(f"{self.writes.__qualname__} works {one!r} out by itself: make it an argument")
        return one


Collected = list | tuple | set | frozenset


@dataclass(frozen=True)
class Place:
    """Where a value of the SQL comes from: an argument, and which of its values where it is a collection."""

    argument: int
    within: int | None = None

    def among(self, values: Sequence[Any]) -> Any:
        value = values[self.argument]
        return value if self.within is None else value[self.within]


@dataclass(frozen=True)
class _Draft:
    """A question written once, of invented values."""

    asked: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    params: Sequence[Any]
    invented: Sequence[Any]

    def places(self) -> list[Any]:
        """The values of its SQL in order: a Place for each that was invented, the others as they are."""
        found: dict[Any, Place] = {}
        for place, value in enumerate(self.invented):
            if isinstance(value, tuple):
                found |= {each: Place(place, within) for within, each in enumerate(value)}
            elif type(value) in INVENT:
                found[value] = Place(place)
        return [found.get(each, each) if type(each) in INVENT else each for each in self.params]


@dataclass
class Written:
    """A question as SQL, with the place of each of its arguments."""

    asked: QuerySet[Any, Any]
    compiler: SQLCompiler
    sql: str
    params: list[Any]
    converters: Any = None

    def __post_init__(self) -> None:
        if self.sql:
            fields = [each for each, *_rest in self.compiler.select[: self.compiler.col_count]]
            self.converters = self.compiler.get_converters(fields)
        del self.compiler.connection  # of whoever asked first

    def said(self, values: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
        """The SQL and its values as a queryset of these arguments would have written them."""
        return self.sql, tuple(each.among(values) if isinstance(each, Place) else each for each in self.params)

    def answers(self, values: Sequence[Any]) -> list[Any]:
        if not self.sql:
            return []
        asked: Any = QuerySet.__new__(type(self.asked))
        asked.__dict__.update(self.asked.__dict__, _query=_Asked(self, values))
        return list(asked)


class _Asked:
    """Stands where a queryset has its query: the same one, whose SQL is written already."""

    def __init__(self, written: Written, values: Sequence[Any]) -> None:
        self._written, self._values = written, values

    def __getattr__(self, name: str) -> Any:
        return getattr(self._written.asked.query, name)

    def get_compiler(self, using: str) -> SQLCompiler:
        compiler: Any = _Compiler.__new__(_Compiler)
        compiler.__dict__.update(self._written.compiler.__dict__, connection=connections[using], using=using)
        compiler.said, compiler.converters = self._written.said(self._values), self._written.converters
        return compiler


class _Compiler(SQLCompiler):
    said: tuple[str, tuple[Any, ...]]
    converters: Any

    def as_sql(self, with_limits: bool = True, with_col_aliases: bool = False) -> tuple[str, tuple[Any, ...]]:
        return self.said

    def get_converters(self, expressions: Any) -> Any:
        return self.converters


def _form(value: Any) -> Any:
    """What of an argument belongs to the SQL: its kind, its kind and how many, or itself where it chooses."""
    if isinstance(value, tuple):
        kinds = {type(each) for each in value}
        if len(kinds) > 1 or kinds - INVENT.keys():
            raise NotKept(f"a question is asked with {kinds}")
        return next(iter(kinds), None), len(value)
    if type(value) in INVENT:
        return type(value)
    if value is None or isinstance(value, bool | Enum):
        return value
    raise NotKept(f"a question is asked with {type(value)}")


def _invented(form: Any, numbers: Iterator[int]) -> Any:
    if isinstance(form, tuple):
        kind, many = form
        return tuple(INVENT[kind](next(numbers)) for _each in range(many))
    return INVENT[form](next(numbers)) if isinstance(form, type) else form
