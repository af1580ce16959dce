"""How do the numbers of a figure stand in a table? One row a code, or one code against another; the whole at the end."""

from collections.abc import Iterable

from .document import COUNT, Cell, Column, Label, Shown, Table
from .meaning import Meaning
from .naming import Names
from .numbers import ALL, Key, Numbers, as_count
from .saying import HIDDEN, NOTHING, of_language

IN_ORDER = frozenset(
    {
        "quarter",
        "year",
        "age_band",
        "table",
        "group_size",
        "wait",
        "harm_role",
        "gender",
        "part",
        "to_close",
        "to_attempt",
    }
)
"""Dimensions whose codes have an order of their own; of any other the largest stands first."""
MOST_WITHHELD = 5
"""More rows than so many that tell nothing stand together in one."""
COLUMNS = {
    "count": (("number", "Number", "Nombre"),),
    "share": (("share", "Share", "Part"),),
    "ratio": (("average", "Average", "Moyenne"),),
    "time": (
        ("median", "Median", "Médiane"),
        ("ninth", "Nine in ten within", "Neuf sur dix en"),
        ("observed", "Observed", "Observés"),
    ),
}


def table_of(numbers: Numbers, meaning: Meaning, names: Names, most: int = 0, alone: Numbers | None = None) -> Table:
    """The table of a figure, cut by nothing, by one, by two or by more dimensions.

    Of pairs it is a triangle of the `most` that came most often; its diagonal is each `alone`.
    """
    if numbers.is_of_pairs:
        return _triangle(numbers, names, most, alone)
    if len(numbers.by) == 2 and numbers.kind != "time":
        return _crossed(numbers, names)
    return _listed(numbers, meaning, names, folded=is_folded(numbers, names))


def _listed(numbers: Numbers, meaning: Meaning, names: Names, folded: bool = False) -> Table:
    heads = tuple(Column(group, names.heading(group), False) for group in numbers.by)
    if not heads:
        heads = (Column("measure", meaning.title.read(names.language), False),)
    is_french = of_language(names.language) == "fr"
    columns = tuple(Column(key, french if is_french else english) for key, english, french in COLUMNS[numbers.kind])
    rows: Iterable[tuple[Cell, ...]] = (
        (*_labels(key, numbers, meaning, names), *_cells(numbers, key, meaning.time_unit))
        for key in rows_of(numbers, names)
    )
    made = Table((*heads, *columns), tuple(rows))
    return _in_one(made, numbers, names) if folded else made


def withheld_codes(numbers: Numbers, names: Names) -> list[str]:
    """The codes of a figure's first dimension whose number is withheld, in their order."""
    return [code for code in ordered(numbers, 0, names) if numbers.shown((code,)).is_withheld]


def has_value(numbers: Numbers, code: str) -> bool:
    return numbers.shown((code,)).value is not None


def is_folded(numbers: Numbers, names: Names) -> bool:
    """Whether what is withheld stands in one row: of a list without an order of its own in which much is."""
    if len(numbers.by) != 1 or numbers.by[0] in IN_ORDER or numbers.kind == "time":
        return False
    return len(withheld_codes(numbers, names)) > MOST_WITHHELD


def others(many: int, language: str) -> str:
    """What a row or a bar of many withheld numbers is called."""
    return f"{many} autres" if of_language(language) == "fr" else f"{many} others"


def _all_of(many: int, language: str) -> str:
    return f"Les {many}" if of_language(language) == "fr" else f"All {many}"


def _in_one(made: Table, numbers: Numbers, names: Names) -> Table:
    """The table with one row for all that is withheld, which names each, before the whole."""
    hidden = withheld_codes(numbers, names)
    is_all = len(hidden) == len(ordered(numbers, 0, names))
    many = _all_of(len(hidden), names.language) if is_all else others(len(hidden), names.language)
    group, colon = numbers.by[0], "\N{NO-BREAK SPACE}: " if of_language(names.language) == "fr" else ": "
    named = ", ".join(names.of(group, code) for code in hidden)
    fold = Label("", f"{many}{colon}{named}")
    heads = [(row[0].code if isinstance(row[0], Label) else "", row) for row in made.rows]
    whole = [row for code, row in heads if code == ALL]
    told = [row for code, row in heads if code != ALL and has_value(numbers, code)]
    return Table(made.columns, (*told, (fold, *_cells(numbers, (hidden[0],), "")), *whole))


def _labels(key: Key, numbers: Numbers, meaning: Meaning, names: Names) -> Iterable[Label]:
    if not key:
        return [Label(meaning.code, meaning.title.read(names.language))]
    return [Label(code, names.of(group, code)) for group, code in zip(numbers.by, key, strict=True)]


def _cells(numbers: Numbers, key: Key, unit: str) -> Iterable[Shown]:
    shown = numbers.shown(key, unit)
    if numbers.kind != "time":
        return [shown]
    parts = numbers.cells.get(key) or {}
    ninth = parts.get("ninth")
    is_told = ninth is not None and not shown.is_withheld
    why = HIDDEN if shown.is_withheld or ("ninth" in parts and ninth is None) else NOTHING
    late = Shown(ninth, unit) if is_told else Shown(None, unit, reason=why)
    observed = Shown(None, COUNT, reason=shown.reason) if shown.is_withheld else Shown(shown.part or 0, COUNT)
    return [shown, late, observed]


def listed(numbers: Numbers, meaning: Meaning, names: Names) -> Table:
    """Every cell, a row each: for files."""
    return _listed(numbers, meaning, names)


def paired(numbers: Numbers, names: Names, most: int, alone: Numbers | None) -> list[str]:
    """The codes of a figure of pairs: those that came most often alone, as far as that is told, else in their list's order."""
    codes = dict.fromkeys([*numbers.codes(0), *numbers.codes(1)])
    listed_ones = names.order(numbers.by[0], list(codes))
    if alone is not None:
        listed_ones.sort(key=lambda code: -_size(alone, 0, code))
    return listed_ones[: most or None]


def alone_shown(alone: Numbers | None, code: str) -> Shown:
    """How often a code came at all."""
    return as_count(alone.shown((code,))) if alone else Shown(None, COUNT, reason=NOTHING)


def _triangle(numbers: Numbers, names: Names, most: int, alone: Numbers | None) -> Table:
    group = numbers.by[0]
    codes = paired(numbers, names, most, alone)
    heads = (Column(group, names.heading(group), False), *(Column(code, names.of(group, code)) for code in codes))
    rows: Iterable[tuple[Cell, ...]] = (
        (
            Label(one, names.of(group, one)),
            *(alone_shown(alone, one) if one == other else numbers.pair(one, other) for other in codes),
        )
        for one in codes
    )
    return Table(heads, tuple(rows))


def _crossed(numbers: Numbers, names: Names) -> Table:
    down, across = numbers.by
    rows = ordered(numbers, 0, names)
    columns = list(ordered(numbers, 1, names))
    has_whole = any(key[1] == ALL for key in numbers.cells)
    last = [ALL] if has_whole else []
    heads = (
        Column(down, names.heading(down), False),
        *(Column(f"{across}_{code}".replace("-", "_"), names.of(across, code)) for code in [*columns, *last]),
    )
    body: list[tuple[Cell, ...]] = [
        (Label(code, names.of(down, code)), *(numbers.shown((code, other)) for other in [*columns, *last]))
        for code in [*rows, *([ALL] if any(key[0] == ALL for key in numbers.cells) else [])]
    ]
    return Table(heads, tuple(body))


def rows_of(numbers: Numbers, names: Names) -> list[Key]:
    """Each key of a list, in order, the whole at the end."""
    if len(numbers.by) == 1:
        codes: list[Key] = [(code,) for code in ordered(numbers, 0, names)]
        return codes + ([(ALL,)] if (ALL,) in numbers.cells else [])
    return sorted(numbers.cells, key=lambda key: tuple((code == ALL, code) for code in key))


def ordered(numbers: Numbers, place: int, names: Names) -> list[str]:
    """The codes of a dimension: in their own order, or the largest first and the withheld at the end, in their list's order."""
    group = numbers.by[place]
    codes = names.order(group, list(numbers.codes(place)))
    if group in IN_ORDER:
        return codes
    return sorted(codes, key=lambda code: -_size(numbers, place, code))


def _size(numbers: Numbers, place: int, code: str) -> float:
    """How large a code is as a whole, by what is shown; withheld is below nothing."""
    key = tuple(code if each == place else ALL for each in range(len(numbers.by)))
    shown = numbers.shown(key)
    if shown.value is None:
        return -1.0
    return float(shown.part if shown.part is not None else shown.value)
