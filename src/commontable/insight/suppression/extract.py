"""May rows about single people or situations be handed over? Only where each is like twenty others, and those are not all alike."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

K = 20
L = 2
BAND = re.compile(r"^(under \d+|\d+-\d+|\d+\+|\d+ and over|unknown)$")
QUARTER = re.compile(r"^\d{4}(-?Q[1-4])?$")
DATE = re.compile(r"^\d{4}-(\d{2}|W\d{2})(-\d{1,2})?([ T].*)?$")

Value = str | int | bool | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Form:
    """Which columns say who somebody may be (`quasi`), which say what is to stay unknown (`sensitive`); of the quasi ones, what they are."""

    quasi: tuple[str, ...]
    sensitive: tuple[str, ...]
    ages: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    divisions: frozenset[str] = frozenset()
    """The names of single divisions, which an area must be coarser than."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Refused with every reason; k and l are those that were found."""

    k: int
    l: int  # noqa: E741 - what it is called wherever this is written about
    reasons: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return not self.reasons


def may_hand_over(rows: Sequence[Row], form: Form, k: int = K, least_different: int = L) -> Answer:
    """Raising k or l is for the caller; below 20 and 2 nothing is handed over."""
    k, least_different = max(k, K), max(least_different, L)
    alike = _groups(rows, form)
    smallest = min((len(group) for group in alike), default=0)
    fewest = min((_different(group, form) for group in alike), default=0)
    reasons = [*_few(smallest, fewest, k, least_different), *_undeclared(rows, form), *_too_fine(rows, form)]
    return Answer(smallest, fewest, tuple(reasons))


def _groups(rows: Sequence[Row], form: Form) -> list[list[Row]]:
    found: dict[tuple[Value, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row.get(name) for name in form.quasi)].append(row)
    return list(found.values())


def _different(group: Sequence[Row], form: Form) -> int:
    """Of the sensitive column that tells most. Nothing sensitive: nothing differs, and k alone cannot answer for that."""
    return min((len({row.get(name) for row in group}) for name in form.sensitive), default=0)


def _few(smallest: int, fewest: int, k: int, least: int) -> Iterable[str]:
    if smallest < k:
        yield f"a row is like {max(smallest - 1, 0)} others only; {k - 1} are needed"
    if fewest < least:
        yield f"rows that look alike are alike in what is sensitive: {fewest} different values, {least} are needed"


def _undeclared(rows: Sequence[Row], form: Form) -> Iterable[str]:
    """A column of which nobody said what it is could be either."""
    named = {*form.quasi, *form.sensitive}
    for name in sorted({name for row in rows for name in row} - named):
        yield f"{name}: is neither what somebody may be known by nor what is sensitive"
    for name in sorted({*form.ages, *form.periods, *form.areas} - set(form.quasi)):
        yield f"{name}: somebody may be known by it"


def _too_fine(rows: Sequence[Row], form: Form) -> Iterable[str]:
    for name in form.ages:
        yield from _all_like(rows, name, BAND, "is no age band")
    for name in form.periods:
        yield from _all_like(rows, name, QUARTER, "is finer than a quarter")
    for name in sorted({*form.quasi, *form.sensitive} - {*form.periods}):
        if any(DATE.match(str(row.get(name))) for row in rows):
            yield f"{name}: holds dates"
    for name in form.areas:
        if any(row.get(name) in form.divisions for row in rows):
            yield f"{name}: names a single division"


def _all_like(rows: Sequence[Row], name: str, like: re.Pattern[str], why: str) -> Iterable[str]:
    if not all(row.get(name) is None or like.match(str(row[name])) for row in rows):
        yield f"{name}: {why}"
