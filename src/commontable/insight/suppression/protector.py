"""Which numbers are withheld, so that none can be worked out of those that are shown?"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from math import log2

from .attack import Attack, Broken, Contradiction, Target
from .cuts import Choice, Master, cut
from .primary import Need, needs, small
from .results import Conflict, NotSafe, Protected, Rules, TimedOut
from .shown import protected
from .system import System, gather
from .tables import CountTable, Published, Relation

FOR_EVER = 1e9
"""Seconds, for what is not timed."""
PROVING = 0.6
"""So much of the time goes to looking for the cheapest choice; the rest is for mending what was found."""
IN_HASTE = 0.2
"""With so little of the time left all that helps is withheld, and not the cheapest alone."""
MEANWHILE = 0.02
"""How near the cheapest choice a round must come while cuts are still missing."""


def protect(
    tables: Sequence[CountTable],
    rules: Rules,
    earlier: Sequence[Published] = (),
    relations: Iterable[Relation] = (),
    seconds: float = 60,
    clock: Callable[[], float] = time.monotonic,
) -> Protected:
    """Exact where the cheapest choice is proved in time, else the best that was found; never one that is not safe.

    Raises TimedOut when in all these seconds none was found that is safe.
    """
    started = clock()
    system = gather(tables, earlier, relations)
    search = Search(system, rules, started, seconds, clock)
    withheld, gap = search.run()
    return protected(tables, system, search.needs, withheld, gap, clock() - started)


def plainly(tables: Sequence[CountTable], rules: Rules, relations: Iterable[Relation] = ()) -> Protected:
    """Safe by the plain rule alone: more is withheld until nothing can be worked out. No clock: the same tables always come to the same."""
    system = gather(tables, (), relations)
    search = Search(system, rules, 0.0, FOR_EVER, lambda: 0.0)
    return protected(tables, system, search.needs, search.added_to(frozenset()), 1.0, 0.0)


@dataclass(slots=True)
class Search:
    system: System
    rules: Rules
    started: float
    seconds: float
    clock: Callable[[], float] = time.monotonic
    needs: dict[int, Need] = field(init=False)
    attack: Attack = field(init=False)
    master: Master = field(init=False)
    always: frozenset[int] = field(init=False)
    cuts: int = 0

    def __post_init__(self) -> None:
        self.needs = needs(self.system, self.rules)
        self.attack = _attack(self.system, self.started + self.seconds, self.clock)
        numbers = self.system.numbers
        shown = {i for i, number in enumerate(numbers) if number.may_be_shown and not number.already_out}
        self.always = frozenset(
            i for i, n in enumerate(numbers) if not n.already_out and (i not in shown or i in self.needs)
        )
        self.master = Master({i: _cost(self.system, i, self.rules) for i in sorted(shown - self.always)})

    def run(self) -> tuple[frozenset[int], float]:
        """Cuts until the cheapest choice is safe; out of time, the last choice mended. With how much dearer than the cheapest it may be."""
        gap, choice = MEANWHILE, Choice(frozenset(), 0, 0)
        self.attack.until = self.started + PROVING * self.seconds
        while True:
            try:
                broken = self.broken(choice.withheld)
            except TimedOut:
                return self._out_of_time(choice)
            if not broken and gap == 0:
                return (choice.withheld, 0.0) if choice.proved else self._out_of_time(choice)
            gap = gap if broken else 0.0
            self._learn(broken)
            found = self.master.choose(self._left(PROVING), gap) if self._left(PROVING) > 0 else None
            if found is None:
                return self._out_of_time(choice)
            choice = found

    def _out_of_time(self, choice: Choice) -> tuple[frozenset[int], float]:
        self.attack.until = self.started + self.seconds
        withheld = self.mended(choice.withheld)
        cost = sum(self.master.costs[i] for i in withheld)
        return withheld, (cost - choice.bound) / cost if cost else 0.0

    def _left(self, share: float = 1.0) -> float:
        return self.started + share * self.seconds - self.clock()

    def _learn(self, broken: list[Broken]) -> None:
        for each in broken:
            found = cut(each, self.attack.base, self.always, frozenset(self.master.costs))
            if found is None:
                raise NotSafe((self._hopeless(each),))
            self.cuts += 1
            self.master.add(found)

    def _hopeless(self, broken: Broken) -> Conflict:
        count = float(self.attack.base[broken.target.at])
        return Conflict(
            self.system.numbers[broken.target.at].at, count, count, "whatever else is withheld, this can be worked out"
        )

    def broken(self, withheld: frozenset[int]) -> list[Broken]:
        self.attack.hide(set(self.always | withheld))
        return [each for each in self.attack.broken(self._targets(withheld)) if not self._is_unspoken_zero(each)]

    def _targets(self, withheld: frozenset[int]) -> list[Target]:
        """A zero that is withheld to protect others must not be known as few either."""
        zeros = {i: small(0, self.rules) for i in withheld if self.system.numbers[i].count == 0}
        wanted = (self.needs | zeros).items()
        upward = [Target(i, True, need.high) for i, need in wanted]
        return upward + [Target(i, False, need.low) for i, need in wanted if need.low is not None]

    def _is_unspoken_zero(self, broken: Broken) -> bool:
        """What no table prints is known to be none: nothing is left over."""
        return self.system.numbers[broken.target.at].latent and self.attack.base[broken.target.at] == 0

    def mended(self, withheld: frozenset[int]) -> frozenset[int]:
        """Add until it is safe; then, while there is time, give back what others have made needless, the dearest first."""
        withheld = self.added_to(withheld)
        for i in sorted(withheld, key=lambda i: -self.master.costs[i]):
            try:
                withheld -= set() if self._breaks(withheld - {i}) else {i}
            except TimedOut:
                break
        return withheld

    def added_to(self, withheld: frozenset[int]) -> frozenset[int]:
        while broken := self.broken(withheld):
            withheld |= self._cheapest_for(broken, withheld)
        return withheld

    def _breaks(self, withheld: frozenset[int]) -> bool:
        self.attack.hide(set(self.always | withheld))
        return bool(self.attack.broken(self._targets(withheld), first_only=True))

    def _cheapest_for(self, broken: list[Broken], withheld: frozenset[int]) -> frozenset[int]:
        """For each that fails, what moves it most for its cost; in haste, all that moves it."""
        chosen = set[int]()
        for each in broken:
            found = cut(each, self.attack.base, self.always, frozenset(self.master.costs))
            candidates = {} if found is None else {i: w for i, w in found.weights.items() if i not in withheld}
            if not candidates:
                raise NotSafe((self._hopeless(each),))
            best = max(candidates, key=lambda i: candidates[i] / self.master.costs[i])
            chosen |= {best} if self._left() > IN_HASTE * self.seconds else candidates.keys()
        return frozenset(chosen)


def _attack(system: System, until: float, clock: Callable[[], float]) -> Attack:
    try:
        return Attack(system, until, clock)
    except Contradiction as why:
        raise NotSafe((Conflict(frozenset(), 0, 0, "the figures of earlier releases contradict these"),)) from why


def _cost(system: System, i: int, rules: Rules) -> float:
    """A number counts once for each table that prints it; that of many people, and so a margin, counts for more."""
    number = system.numbers[i]
    return len(number.printed) * (1 + log2(1 + (number.count or 0) / rules.threshold) / 4)
