"""How did what comes together change from the year before? As a table and a picture, of what was released of both years."""

from itertools import combinations

from commontable.insight.pictures.change import Change, Pair, draw, reading

from .definition import Plan
from .document import POINTS, Cell, Column, Label, Picture, Shown, Table
from .drawing import ratio_of
from .naming import Names
from .numbers import Numbers
from .saying import HIDDEN, NOTHING, of_language

HEADS = {"change": ("Change in points", "Écart en points"), "reading": ("Reading", "Lecture")}
READINGS = {
    "more": ("more than chance", "plus que le hasard"),
    "less": ("less, beyond chance", "moins, au-delà du hasard"),
    "chance": ("within chance", "dans le hasard"),
    HIDDEN: ("not said", "non précisé"),
}
Times = tuple[str, ...]


def change_table(then: Numbers, now: Numbers, names: Names, times: Times) -> Table:
    """One row a pair that either year counted: the largest now first, those withheld last in their list's order."""
    group, other = now.by
    codes = names.order(
        group, list(dict.fromkeys(code for one in (now, then) for at in (0, 1) for code in one.codes(at)))
    )
    rows = [_row(pair, then, now, names) for pair in combinations(codes, 2)]
    told = sorted((row for row in rows if row is not None), key=_largest_first)
    is_french = of_language(names.language) == "fr"
    heads = (Column(group, names.heading(group), False), Column(other, names.heading(other), False))
    numbers = (
        Column("before", _capital(times[0])),
        Column("now", _capital(times[1])),
        Column("change", HEADS["change"][is_french]),
    )
    return Table((*heads, *numbers, Column("reading", HEADS["reading"][is_french], False)), tuple(told))


def change_of(plan: Plan, table: Table, names: Names, title: str, times: Times) -> Picture | None:
    """The picture of these rows; none of nothing."""
    pairs = tuple(_drawn(row) for row in table.rows)
    if not pairs:
        return None
    tongue = of_language(names.language)
    drawn = draw(Change(plan.key.replace("_", "-"), title, pairs, (times[0], times[1]), tongue))
    return Picture(drawn.svg, drawn.title, drawn.description, drawn.narrow, drawn.note)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _row(pair: tuple[str, str], then: Numbers, now: Numbers, names: Names) -> tuple[Cell, ...] | None:
    """Nothing where neither year has anybody."""
    before, after = _share(then, pair), _share(now, pair)
    if not (before.part or after.part or before.is_withheld or after.is_withheld):
        return None
    labels = (Label(code, names.of(now.by[0], code)) for code in pair)
    is_french = of_language(names.language) == "fr"
    found = HIDDEN if before.value is None or after.value is None else reading(ratio_of(before), ratio_of(after))
    return *labels, before, after, _points(before, after), Label(found, READINGS[found][is_french])


def _share(numbers: Numbers, pair: tuple[str, str]) -> Shown:
    return numbers.shown(pair if pair in numbers.cells else (pair[1], pair[0]))


def _points(before: Shown, after: Shown) -> Shown:
    if before.value is None or after.value is None:
        hidden = before.is_withheld or after.is_withheld
        return Shown(None, POINTS, reason=HIDDEN if hidden else NOTHING)
    return Shown(round(100 * (after.value - before.value), 1), POINTS)


def _largest_first(row: tuple[Cell, ...]) -> tuple[bool, float]:
    after, change = row[3], row[4]
    assert isinstance(after, Shown)
    assert isinstance(change, Shown)
    return change.value is None, 0.0 if change.value is None else -(after.value or 0)


def _drawn(row: tuple[Cell, ...]) -> Pair:
    one, other, before, after = row[:4]
    assert isinstance(one, Label)
    assert isinstance(other, Label)
    assert isinstance(before, Shown)
    assert isinstance(after, Shown)
    return Pair(f"{one.text} + {other.text}", ratio_of(before), ratio_of(after))
