"""Which numbers hang together, over all margins, linked tables, periods and earlier releases? (The protector's own view.)"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from .tables import ALL, MEASURE, CountTable, Dimension, Key, Place, Published, Relation, place

RELEASE = "release"
Printed = tuple[str, Key]


@dataclass(slots=True)
class Number:
    """One number, wherever it is printed. `count` is not known of what only earlier releases speak of."""

    at: Place
    count: int | None = None
    largest: int = 0
    printed: list[Printed] = field(default_factory=list)
    declared: bool = False
    already_out: bool = False
    latent: bool = False

    @property
    def may_be_shown(self) -> bool:
        return bool(self.printed)


@dataclass(frozen=True, slots=True)
class Line:
    """whole = sum of parts, as positions of numbers. `telling`: that a part is none, or all, says something of people."""

    whole: int
    parts: tuple[int, ...]
    telling: bool
    dimension: str


@dataclass(slots=True)
class System:
    numbers: list[Number] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    index: dict[Place, int] = field(default_factory=dict)
    seen: set[tuple[int, frozenset[int]]] = field(default_factory=set)
    under: dict[tuple[str, str], set[Place]] = field(default_factory=lambda: defaultdict(set))
    """Of each code, the places that have it."""

    def number(self, at: Place) -> Number:
        if at not in self.index:
            self.index[at] = len(self.numbers)
            self.numbers.append(Number(at))
            for pair in at:
                self.under[pair].add(at)
        return self.numbers[self.index[at]]

    def line(self, whole: Place, parts: Sequence[Place], telling: bool, dimension: str) -> None:
        positions = tuple(self._position(each) for each in parts)
        line = Line(self._position(whole), positions, telling, dimension)
        if (line.whole, frozenset(positions)) not in self.seen and self._holds(line):
            self.seen.add((line.whole, frozenset(positions)))
            self.lines.append(line)

    def _position(self, at: Place) -> int:
        if at not in self.index:
            self.number(at).latent = True
        return self.index[at]

    def _holds(self, line: Line) -> bool:
        """A sum that two releases contradict (figures were revised between them) is no knowledge."""
        whole, parts = self.numbers[line.whole].count, [self.numbers[p].count for p in line.parts]
        if whole is None:
            return True
        known = sum(each for each in parts if each is not None)
        return known == whole if None not in parts else known <= whole


def gather(tables: Sequence[CountTable], earlier: Sequence[Published], relations: Iterable[Relation]) -> System:
    system = System()
    for table in tables:
        _take(system, table)
    for released in earlier:
        _take_released(system, released)
    _rests(system, tables)
    for released in earlier:
        _rests_then(system, released)
    _lines(system, _sums([*tables, *earlier], relations), _silent([*tables, *earlier]))
    return system


def _take(system: System, table: CountTable) -> None:
    for key, cell in table.cells.items():
        number = system.number(place(table.measure, table.dimensions, key))
        if number.count not in (None, cell.count):
            raise ValueError(f"{table.name} {key}: another table counts differently what is the same")
        number.count, number.largest, number.declared = cell.count, max(number.largest, cell.largest), True
        if table.printed:
            number.printed.append((table.name, key))


def _take_released(system: System, released: Published) -> None:
    for key, value in released.values.items():
        at = place(released.measure, released.dimensions, key)
        known = system.numbers[system.index[at]].count if at in system.index else None
        if value is not None and known is not None and known != value:
            at = at | {(RELEASE, released.name)}
        number = system.number(at)
        if value is not None:
            number.count, number.already_out = value, True
        elif released.printed or number.count is None:
            number.declared = True


def _rests(system: System, tables: Sequence[CountTable]) -> None:
    """Of codes that overlap, each has a rest: who is not under it."""
    for table in tables:
        for dimension in table.dimensions:
            if dimension.overlapping:
                _rests_of(system, table, dimension)


def _rests_of(system: System, table: CountTable, dimension: Dimension) -> None:
    position = table.dimensions.index(dimension)
    for key, cell in table.cells.items():
        if key[position] != ALL:
            whole = (*key[:position], ALL, *key[position + 1 :])
            part, total = (place(table.measure, table.dimensions, each) for each in (key, whole))
            rest = (part - {(dimension.name, key[position])}) | {(dimension.name, f"not {key[position]}")}
            number = system.number(rest)
            number.count, number.declared = table.cells[whole].count - cell.count, True
            system.line(total, (part, rest), dimension.telling, dimension.name)


def _rests_then(system: System, released: Published) -> None:
    """Of an earlier release too: who was not under a code is unknown, and must stay so."""
    for position, dimension in enumerate(released.dimensions):
        for key in released.values if dimension.overlapping else ():
            if key[position] != ALL:
                part = place(released.measure, released.dimensions, key)
                whole = part - {(dimension.name, key[position])}
                rest = system.number(whole | {(dimension.name, f"not {key[position]}")})
                rest.declared = True
                system.line(whole, (part, rest.at), dimension.telling, dimension.name)


def _sums(tables: Iterable[CountTable | Published], relations: Iterable[Relation]) -> list[Relation]:
    dimensions = (d for table in tables for d in table.dimensions if not d.overlapping)
    own = (Relation(d.name, each) for d in dimensions for each in d.sums)
    return list(dict.fromkeys((*own, *relations)))


def _silent(tables: Iterable[CountTable | Published]) -> set[str]:
    return {d.name for table in tables for d in table.dimensions if not d.telling}


def _lines(system: System, relations: list[Relation], silent: set[str]) -> None:
    """Until nothing new follows: what one sum brings in may be part of another."""
    for _ in range(3):
        before = len(system.lines)
        for relation in relations:
            for whole, parts in list(_instances(system, relation)):
                telling = relation.telling and relation.dimension not in silent
                system.line(whole, parts, telling, relation.dimension)
        if len(system.lines) == before:
            return


def _instances(system: System, relation: Relation) -> Iterator[tuple[Place, list[Place]]]:
    """Wherever the whole and one part at least are spoken of."""
    dimension, (whole, parts) = relation.dimension, relation.sum
    pairs = [(dimension, code) for code in parts]
    around = {at - {pair} for pair in pairs for at in system.under.get(pair, ())}
    for context in sorted(around, key=sorted):
        at = _with(context, dimension, whole)
        if at in system.index:
            yield at, [_with(context, dimension, code) for code in parts]


def _with(context: Place, dimension: str, code: str) -> Place:
    return context if code == ALL and dimension != MEASURE else context | {(dimension, code)}
