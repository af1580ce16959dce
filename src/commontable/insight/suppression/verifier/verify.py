"""May these tables be published? Every withheld number is attacked; the answer is a certificate, or why not."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import highspy
import numpy as np

from commontable.insight.suppression.plain import fingerprint
from commontable.insight.suppression.results import Certificate, Conflict, NotSafe, Rules
from commontable.insight.suppression.tables import CountTable, Place, Published, Relation

from .expectations import Reach, may_be_none, reaches, should_not_be_shown
from .knowledge import Knowledge, all_that_is_known
from .reader import NEAR, NO_LIMIT, Reader

NAMED = 20
"""So many conflicts are named with their bounds and sums; each costs two more programs."""


def verify(
    published: Sequence[Published],
    relations: Iterable[Relation],
    rules: Rules,
    seconds: float,
    earlier: Sequence[Published] = (),
    real: Sequence[CountTable] = (),
    clock: Callable[[], float] = time.monotonic,
) -> Certificate:
    """With the `real` tables it also asks whether all was withheld that had to be, and attacks from below; without, as a reader could."""
    started = clock()
    knowledge = all_that_is_known(published, earlier, relations, real)
    if conflicts := tuple(should_not_be_shown(published, knowledge, rules, real)):
        raise NotSafe(conflicts)
    none_is_fine = may_be_none(knowledge, rules, real)
    trial = Trial(knowledge, reaches(knowledge, rules, real), none_is_fine, started + seconds, clock)
    trial.run()
    return trial.certificate(rules, fingerprint([*published, *earlier]), clock() - started)


@dataclass(slots=True)
class Trial:
    """A point that satisfies every sum, in whole numbers, proves all reaches that it attains."""

    knowledge: Knowledge
    wanted: dict[Place, Reach]
    none_is_fine: set[Place]
    until: float
    clock: Callable[[], float] = time.monotonic
    reader: Reader = field(init=False)
    up: np.ndarray = field(init=False)
    down: np.ndarray = field(init=False)
    highest: np.ndarray = field(init=False)
    lowest: np.ndarray = field(init=False)
    highest_whole: np.ndarray = field(init=False)
    lowest_whole: np.ndarray = field(init=False)
    by_integers: int = 0

    def __post_init__(self) -> None:
        self.reader = Reader(self.knowledge, self.until, self.clock)
        reach = [self.wanted[at] for at in self.reader.places]
        self.up = np.array([each.high for each in reach], dtype=float)
        self.down = np.array([NO_LIMIT if each.low is None else each.low for each in reach], dtype=float)
        self.highest = np.full(len(self.reader.places), -1.0)
        self.lowest = np.full(len(self.reader.places), NO_LIMIT)
        self.highest_whole, self.lowest_whole = self.highest.copy(), self.lowest.copy()

    def run(self) -> None:
        if not self.reader.places:
            return
        self._see(self.reader.answer())
        if failed := self._attack():
            raise NotSafe(tuple(self._conflict(n) for n in failed[:NAMED]))
        self._in_whole_numbers()

    def _attack(self) -> list[int]:
        """All at once while that proves any, then one by one; what is left cannot be reached."""
        for sign in (1.0, -1.0):
            self._together(sign)
        return self._one_by_one()

    def _see(self, point: np.ndarray) -> None:
        self.highest = np.maximum(self.highest, point)
        self.lowest = np.minimum(self.lowest, point)
        if np.all(np.abs(point - np.rint(point)) < NEAR):
            self.highest_whole = np.maximum(self.highest_whole, np.rint(point))
            self.lowest_whole = np.minimum(self.lowest_whole, np.rint(point))

    def _stops(self, sign: float) -> dict[int, float]:
        """What is not reached yet, with how far it is to go."""
        short = self.highest < self.up - NEAR if sign > 0 else self.lowest > self.down + NEAR
        ends = self.up if sign > 0 else self.down
        return {int(n): float(ends[n]) for n in np.flatnonzero(short)}

    def _together(self, sign: float) -> None:
        stops = self._stops(sign)
        while stops:
            self._see(self.reader.press(stops, sign, stops, near_enough=True))
            still = self._stops(sign)
            if len(still) == len(stops):
                return
            stops = still

    def _one_by_one(self) -> list[int]:
        failed = []
        for sign in (1.0, -1.0):
            for n, stop in self._stops(sign).items():
                if n in self._stops(sign):
                    self._see(self.reader.press([n], sign, {n: stop}))
            failed += [n for n in self._stops(sign) if not (sign > 0 and self._nobody_is_fine(n))]
        return list(dict.fromkeys(failed))

    def _nobody_is_fine(self, n: int) -> bool:
        return bool(self.highest[n] <= NEAR) and self.reader.places[n] in self.none_is_fine

    def _in_whole_numbers(self) -> None:
        """The same attack by one who knows that people do not come in fractions; points that had none count already."""
        excused = list(self._stops(1.0))
        self.highest, self.lowest = self.highest_whole, self.lowest_whole
        self.highest[excused] = NO_LIMIT
        if self._stops(1.0) or self._stops(-1.0):
            self.reader.think_in_whole_numbers()
            self._see(self.reader.answer())
            if failed := self._attack():
                raise NotSafe(tuple(self._between(n) for n in failed[:NAMED]))
        self.by_integers = len(self.reader.places)

    def _between(self, n: int) -> Conflict:
        why = "in whole numbers alone it can be worked out"
        return Conflict(self.reader.places[n], float(self.lowest[n]), float(self.highest[n]), why)

    def _conflict(self, n: int) -> Conflict:
        low, high, sums = self.reader.range_of(n)
        return Conflict(self.reader.places[n], low, high, "what is withheld can be worked out", sums)

    def certificate(self, rules: Rules, tables: str, seconds: float) -> Certificate:
        upper = [int(high + NEAR) for high in self.highest if high < NO_LIMIT]
        width = [int(h - low + NEAR) for h, low in zip(self.highest, self.lowest, strict=True) if h < NO_LIMIT]
        version = f"HiGHS {highspy.Highs().version()}"
        return Certificate(
            hidden=len(self.reader.places),
            proved_by_integers=self.by_integers,
            least_upper=min(upper, default=0),
            narrowest=min(width, default=0),
            solved=self.reader.solved,
            solver=version,
            tables=tables,
            threshold=rules.threshold,
            seconds=round(seconds, 3),
        )
