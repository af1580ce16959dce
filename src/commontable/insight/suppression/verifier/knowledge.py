"""What does somebody know who has all releases before them, and can add?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from commontable.insight.suppression.tables import ALL, MEASURE, CountTable, Dimension, Place, Published, Relation

UNDER = "not under "
_Rule = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Equation:
    """The whole is the parts together. `pair`: it says of each of two groups of people what the other is not."""

    whole: Place
    parts: tuple[Place, ...]
    dimension: str
    telling: bool

    @property
    def pair(self) -> bool:
        return self.telling and len(self.parts) == 2

    def __str__(self) -> str:
        around = self.whole.intersection(*self.parts)
        sides = [self.whole, *self.parts]
        names = [", ".join(code for _, code in sorted(side - around)) or ALL for side in sides]
        return f"{self.dimension}: {names[0]} = {' + '.join(names[1:])}"


@dataclass(slots=True)
class Knowledge:
    """Numbers that are printed, numbers that are not, and what adds up. `unspoken`: no table has it, the sums alone do."""

    known: dict[Place, int] = field(default_factory=dict)
    unknown: set[Place] = field(default_factory=set)
    unspoken: set[Place] = field(default_factory=set)
    new: set[Place] = field(default_factory=set)
    printed: set[Place] = field(default_factory=set)
    equations: dict[tuple[Place, frozenset[Place]], Equation] = field(default_factory=dict)
    revised: list[tuple[Place, int, int]] = field(default_factory=list)
    real: dict[Place, int] = field(default_factory=dict)
    under: dict[tuple[str, str], set[Place]] = field(default_factory=lambda: defaultdict(set))
    """Of each code, the places that have it: to find what adds up without looking at all others."""

    @property
    def all_places(self) -> set[Place]:
        return self.known.keys() | self.unknown

    def reads(self, table: Published) -> None:
        for key, value in table.values.items():
            at = whereabouts(table.measure, table.dimensions, key)
            self._notes(at, table.printed)
            self.new.add(at)
            if value is None:
                self.unknown.add(at)
            else:
                self.known[at] = value
        self.unknown -= self.known.keys()

    def remembers(self, table: Published, real: dict[Place, int]) -> None:
        """An earlier release. What has been revised since is another number; the difference is known too."""
        for key, value in table.values.items():
            at = whereabouts(table.measure, table.dimensions, key)
            now = self.known.get(at, real.get(at))
            self._notes(at, table.printed)
            if value is None:
                self.unknown |= {at} - self.known.keys()
            elif now is None or now == value:
                self.known[at] = value
            else:
                self.known[at | {("as of", table.name)}] = value
                self.revised.append((at, value, now))
        self.unknown -= self.known.keys()

    def _notes(self, at: Place, printed: bool) -> None:
        self.printed |= {at} if printed else set()

    def adds(self, equation: Equation) -> bool:
        name = (equation.whole, frozenset(equation.parts))
        if name in self.equations or not self._may_hold(equation):
            return False
        self.equations[name] = equation
        fresh = {at for at in (equation.whole, *equation.parts) if not self.speaks_of(at)}
        self.unknown |= fresh
        self.unspoken |= fresh
        self.arranges(fresh)
        return True

    def speaks_of(self, at: Place) -> bool:
        return at in self.known or at in self.unknown

    def arranges(self, places: Iterable[Place]) -> None:
        for at in places:
            for pair in at:
                self.under[pair].add(at)

    def _may_hold(self, equation: Equation) -> bool:
        """Revised figures need not add up with the old ones, nor tables to a city where some situation is at two; such a sum teaches nothing."""
        return _adds_up(equation, self.real) and self._may_be_read(equation)

    def _may_be_read(self, equation: Equation) -> bool:
        missing = [part for part in equation.parts if part not in self.known]
        if equation.whole not in self.known:
            return True
        over = self.known[equation.whole] - sum(self.known.get(part, 0) for part in equation.parts)
        return over >= 0 if missing else over == 0


def _adds_up(equation: Equation, real: dict[Place, int]) -> bool:
    """Whether it is true, as far as the numbers that were counted say."""
    whole, parts = real.get(equation.whole), [real.get(part) for part in equation.parts]
    if whole is None:
        return True
    counted = sum(each for each in parts if each is not None)
    return counted <= whole if None in parts else counted == whole


def whereabouts(measure: str, dimensions: Sequence[Dimension], key: tuple[str, ...]) -> Place:
    named = [(dimension.name, code) for dimension, code in zip(dimensions, key, strict=True)]
    return frozenset([(MEASURE, measure), *(pair for pair in named if pair[1] != ALL)])


def all_that_is_known(
    published: Sequence[Published],
    earlier: Sequence[Published],
    relations: Iterable[Relation],
    real: Sequence[CountTable],
) -> Knowledge:
    knowledge = Knowledge(real=real_counts(real))
    for table in published:
        knowledge.reads(table)
    for table in earlier:
        knowledge.remembers(table, knowledge.real)
    everything = [*published, *earlier]
    for table in everything:
        _those_not_under(knowledge, table)
    quiet = {d.name for table in everything for d in table.dimensions if not d.telling}
    _what_adds_up(knowledge, _rules_of_sums(everything, relations), quiet)
    return knowledge


def real_counts(tables: Sequence[CountTable]) -> dict[Place, int]:
    return {whereabouts(t.measure, t.dimensions, key): cell.count for t in tables for key, cell in t.cells.items()}


def _those_not_under(knowledge: Knowledge, table: Published) -> None:
    """Where one may be under several codes: the whole less those under a code are those who are not."""
    for dimension in (each for each in table.dimensions if each.overlapping):
        column = table.dimensions.index(dimension)
        for key in table.values:
            if key[column] != ALL:
                at = whereabouts(table.measure, table.dimensions, key)
                whole = at - {(dimension.name, key[column])}
                rest = whole | {(dimension.name, UNDER + key[column])}
                knowledge.adds(Equation(whole, (at, rest), dimension.name, dimension.telling))
                knowledge.unspoken.discard(rest)


def _rules_of_sums(tables: Iterable[Published], relations: Iterable[Relation]) -> dict[_Rule, bool]:
    """Each with whether that all are in one part tells something."""
    found = {(r.dimension, r.sum.whole, r.sum.parts): r.telling for r in relations}
    for table in tables:
        for dimension in table.dimensions:
            if not dimension.overlapping:
                found |= {(dimension.name, each.whole, each.parts): True for each in dimension.sums}
    return found


def _what_adds_up(knowledge: Knowledge, rules: dict[_Rule, bool], quiet: set[str]) -> None:
    knowledge.arranges(knowledge.all_places)
    for _ in range(3):
        learned = [_apply(knowledge, *rule, telling=rules[rule] and rule[0] not in quiet) for rule in sorted(rules)]
        if not any(learned):
            return


def _apply(knowledge: Knowledge, dimension: str, whole: str, parts: tuple[str, ...], *, telling: bool) -> bool:
    """Wherever the whole and one part at least are spoken of."""
    pairs = [(dimension, part) for part in parts]
    contexts = {at - {pair} for pair in pairs for at in knowledge.under.get(pair, ())}
    learned = False
    for context in contexts:
        sides = [_at(context, dimension, code) for code in (whole, *parts)]
        if knowledge.speaks_of(sides[0]):
            learned |= knowledge.adds(Equation(sides[0], tuple(sides[1:]), dimension, telling))
    return learned


def _at(context: Place, dimension: str, code: str) -> Place:
    return context if (code == ALL and dimension != MEASURE) else context.union({(dimension, code)})
