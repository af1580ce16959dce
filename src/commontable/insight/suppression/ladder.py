"""How coarse must tables be, so that most of them can be shown? Recode first, withhold afterwards."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from .protector import protect
from .results import NotSafe, Protected, Rules
from .tables import ALL, Cell, CountTable, Dimension, Published, Relation

ENOUGH = 0.8
"""So much of the cells must be shown for a finer rung to be chosen before a coarser one."""


@dataclass(frozen=True, slots=True)
class Recode:
    """Codes of one dimension that become one: quarters a rolling year, bands a wider band, tables a group. One not named stays."""

    dimension: str
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder, as data: what is merged, and which dimensions are left out. Each rung starts from the tables as they are."""

    name: str
    recodes: tuple[Recode, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What a rung would show. None: it could not be made safe."""

    rung: Rung
    tables: tuple[CountTable, ...]
    protected: Protected | None

    @property
    def is_safe(self) -> bool:
        return self.protected is not None

    @property
    def cells_shown(self) -> float:
        return self.protected.cells_shown if self.protected else 0.0

    @property
    def people_shown(self) -> float:
        return self.protected.people_shown if self.protected else 0.0


class Shows(Protocol):
    """How much a rung shows; nothing of it where it could not be made safe."""

    @property
    def is_safe(self) -> bool: ...
    @property
    def cells_shown(self) -> float: ...
    @property
    def people_shown(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Ladder:
    """All rungs that were tried, finest first, and the one that is chosen."""

    steps: tuple[Step, ...]
    chosen: Step


def coarsen(
    tables: Sequence[CountTable],
    ladder: Sequence[Rung],
    rules: Rules,
    earlier: Sequence[Published] = (),
    relations: Iterable[Relation] = (),
    *,
    enough: float = ENOUGH,
    seconds: float = 60,
) -> Ladder:
    """The rung that `climb` comes to, of tables whose codes are merged. Raises ValueError when none can be made safe."""
    relations = tuple(relations)
    merged = ((rung, tuple(recoded(table, rung) for table in tables)) for rung in ladder)
    each = seconds / len(ladder)
    tried = (Step(rung, some, _try(some, rules, earlier, relations, each)) for rung, some in merged)
    steps, chosen = climb(tried, lambda step: step.cells_shown >= enough)
    if not chosen.is_safe:
        raise ValueError("no rung of the ladder could be made safe")
    return Ladder(tuple(steps), chosen)


def climb[S: Shows](rungs: Iterable[S], is_enough: Callable[[S], bool]) -> tuple[list[S], S]:
    """The first rung that shows enough; where none does, the one that shows most of the people. Coarser ones are not tried.

    With it all that were tried, finest first.
    """
    steps: list[S] = []
    for step in rungs:
        steps.append(step)
        if step.is_safe and is_enough(step):
            return steps, step
    return steps, max(steps, key=lambda step: (step.is_safe, step.people_shown, step.cells_shown))


def _try(
    tables: Sequence[CountTable],
    rules: Rules,
    earlier: Sequence[Published],
    relations: tuple[Relation, ...],
    seconds: float,
) -> Protected | None:
    try:
        return protect(tables, rules, earlier, relations, seconds)
    except NotSafe:
        return None


def recoded(table: CountTable, rung: Rung) -> CountTable:
    """The same people, in fewer cells. What one agency made of a merged cell is at most what it made of each part."""
    maps = {recode.dimension: recode.groups for recode in rung.recodes}
    kept = [i for i, dimension in enumerate(table.dimensions) if dimension.name not in rung.without]
    counts, largest = _merged(table, kept, maps)
    dimensions = tuple(_dimension(table.dimensions[i], maps.get(table.dimensions[i].name, {})) for i in kept)
    cells = [Cell(key, count, min(largest[key], count)) for key, count in counts.items()]
    return CountTable.of(table.name, dimensions, cells, table.measure, printed=table.printed)


Sums = defaultdict[tuple[str, ...], int]


def _merged(table: CountTable, kept: Sequence[int], maps: Mapping[str, Mapping[str, str]]) -> tuple[Sums, Sums]:
    counts: Sums = defaultdict(int)
    largest: Sums = defaultdict(int)
    for cell in _finest(table, kept, maps):
        names = [(table.dimensions[i].name, cell.key[i]) for i in kept]
        key = tuple(maps.get(name, {}).get(code, code) for name, code in names)
        counts[key] += cell.count
        largest[key] += cell.largest
    return counts, largest


def _finest(table: CountTable, kept: Sequence[int], maps: Mapping[str, Mapping[str, str]]) -> Iterable[Cell]:
    """Overlapping codes cannot be merged, for who is under two would count twice: they are kept, with their whole, or left out."""
    for i, dimension in enumerate(table.dimensions):
        if dimension.overlapping and dimension.name in maps:
            raise ValueError(f"{dimension.name}: codes that overlap cannot be merged")
        if dimension.overlapping and i not in kept:
            return _whole_of(table, i, kept, maps)
    return _inner(table)


def _whole_of(table: CountTable, i: int, kept: Sequence[int], maps: Mapping[str, Mapping[str, str]]) -> Iterable[Cell]:
    only = Dimension.flat(table.dimensions[i].name, ())
    dimensions = (*table.dimensions[:i], only, *table.dimensions[i + 1 :])
    cells = {key: cell for key, cell in table.cells.items() if key[i] == ALL}
    return _finest(CountTable(table.name, dimensions, cells, table.measure, table.printed), kept, maps)


def _inner(table: CountTable) -> list[Cell]:
    """The finest codes; of those that overlap, the whole too."""
    wanted = [set(d.codes if d.overlapping else d.finest or d.codes) for d in table.dimensions]
    return [cell for key, cell in table.cells.items() if all(c in w for c, w in zip(key, wanted, strict=True))]


def _dimension(dimension: Dimension, groups: Mapping[str, str]) -> Dimension:
    """A merged dimension is flat: groups of groups are given as further rungs."""
    if not groups:
        return dimension
    codes = dict.fromkeys(groups.get(code, code) for code in dimension.finest)
    return Dimension.flat(dimension.name, codes, telling=dimension.telling)
