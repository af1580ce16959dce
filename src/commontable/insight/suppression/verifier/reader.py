"""How far can somebody who knows all that press the numbers they do not? Linear and integer programs over what is not known alone."""

import time
from collections.abc import Callable, Collection

import highspy
import numpy as np

from commontable.insight.suppression.results import Conflict, NotSafe, TimedOut
from commontable.insight.suppression.tables import Place

from .knowledge import Knowledge

NEAR = 1e-6
NO_LIMIT = highspy.kHighsInf
STATUS = highspy.HighsModelStatus


class Reader:
    """Unknown numbers are the columns; each sum, less what is known of it, is a row."""

    def __init__(self, knowledge: Knowledge, until: float, clock: Callable[[], float] = time.monotonic):
        self.places = sorted(knowledge.unknown, key=sorted)
        self.column = {at: n for n, at in enumerate(self.places)}
        self.equations = [e for e in knowledge.equations.values() if not {e.whole, *e.parts} <= knowledge.known.keys()]
        self.until, self.clock, self.solved = until, clock, 0
        self.solver = _solver()
        for _ in self.places:
            self.solver.addVar(0, NO_LIMIT)
        for equation in self.equations:
            self._write(equation.whole, equation.parts, knowledge.known)

    def _write(self, whole: Place, parts: tuple[Place, ...], known: dict[Place, int]) -> None:
        sides = [(whole, 1.0), *((part, -1.0) for part in parts)]
        constant = -sum(sign * known[at] for at, sign in sides if at in known)
        terms = [(self.column[at], sign) for at, sign in sides if at not in known]
        columns, signs = np.array([c for c, _ in terms], dtype=np.int32), np.array([s for _, s in terms])
        self.solver.addRow(constant, constant, len(terms), columns, signs)

    def think_in_whole_numbers(self) -> None:
        for n in range(len(self.places)):
            self.solver.changeColIntegrality(n, highspy.HighsVarType.kInteger)
        self.solver.setOptionValue("presolve", "choose")

    def press(
        self, wanted: Collection[int], sign: float, stops: dict[int, float], *, near_enough: bool = False
    ) -> np.ndarray:
        """All of them up (1) or down (-1) at once, none further than its stop; in whole numbers, perhaps not quite as far as can be."""
        self.solver.setOptionValue("mip_rel_gap", 0.3 if near_enough else 0.0)
        for n in wanted:
            self.solver.changeColCost(n, -sign)
            self.solver.changeColBounds(n, *((0.0, stops[n]) if sign > 0 else (stops[n], NO_LIMIT)))
        try:
            return self.answer()
        finally:
            for n in wanted:
                self.solver.changeColCost(n, 0.0)
                self.solver.changeColBounds(n, 0.0, NO_LIMIT)

    def answer(self) -> np.ndarray:
        """The solver's point; any status but the two that answer the question ends the attempt."""
        status = self._run()
        self.solved += 1
        if status == STATUS.kInfeasible:
            raise NotSafe((Conflict(frozenset(), 0, 0, "the figures contradict each other"),))
        if status == STATUS.kInterrupt:
            raise TimedOut
        if status not in (STATUS.kOptimal, STATUS.kModelEmpty):
            raise RuntimeError(f"the solver stopped: {self.solver.modelStatusToString(status)}")
        return np.array(self.solver.getSolution().col_value)

    def _run(self) -> highspy.HighsModelStatus:
        """The solver's own clock is that of the wall, and goes on from run to run: while ours leaves time, once more."""
        while (left := self.until - self.clock()) > 0:
            self.solver.setOptionValue("time_limit", self.solver.getRunTime() + left)
            self.solver.run()
            if (status := self.solver.getModelStatus()) != STATUS.kTimeLimit:
                return status
        raise TimedOut

    def range_of(self, n: int) -> tuple[float, float, tuple[str, ...]]:
        """Lowest and highest, and the sums that bound it from above."""
        low = self._end(n, -1.0)
        high = self._end(n, 1.0)
        prices = self.solver.getSolution().row_dual
        why = tuple(str(e) for e, price in zip(self.equations, prices, strict=True) if abs(price) > NEAR)
        return low, high, why

    def _end(self, n: int, sign: float) -> float:
        self.solver.changeColCost(n, -sign)
        try:
            self.solver.run()
            if self.solver.getModelStatus() in (STATUS.kUnbounded, STATUS.kUnboundedOrInfeasible):
                return NO_LIMIT
            return float(self.answer()[n])
        finally:
            self.solver.changeColCost(n, 0.0)


def _solver() -> highspy.Highs:
    """One thread: HiGHS has one scheduler for the whole process, and a second number of threads makes a run fail unseen."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "off")
    return solver
