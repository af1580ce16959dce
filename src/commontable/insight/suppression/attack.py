"""What could a reader work out of what is shown? Linear programs; one feasible point proves many numbers safe. (The protector's own.)"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import highspy
import numpy as np

from .results import TimedOut
from .system import System

EPS = 1e-6
KEPT = 600
"""So many points are kept to prove later choices with."""
INFINITE = highspy.kHighsInf


class Contradiction(Exception):
    """No counts at all would give the figures that are shown."""


@dataclass(frozen=True, slots=True)
class Target:
    """Number `at` must be able to be `value`, above or below what it is."""

    at: int
    up: bool
    value: float


@dataclass(frozen=True, slots=True)
class Broken:
    """A target that cannot be reached, and by how much each other number's hiding would let it move."""

    target: Target
    prices: np.ndarray


class Attack:
    """All numbers are columns; what is shown is fixed, what is hidden is any count. At `until` it ends with TimedOut."""

    def __init__(self, system: System, until: float = INFINITE, clock: Callable[[], float] = time.monotonic):
        self.solver, self.points = quiet(), list[np.ndarray]()
        self.until, self.clock = until, clock
        self.size = len(system.numbers)
        self.solver.passModel(_model(system))
        self.base = self._complete(system)
        self.hidden: set[int] = set(range(self.size))

    def _complete(self, system: System) -> np.ndarray:
        """Counts that the figures allow where nobody knows them: any will do, for they stay unknown."""
        for i, number in enumerate(system.numbers):
            if number.count is not None:
                self.solver.changeColBounds(i, number.count, number.count)
        base = self._solve()
        for i in range(self.size):
            self.solver.changeColBounds(i, 0, INFINITE)
        return base

    def hide(self, wanted: set[int]) -> None:
        for i in wanted - self.hidden:
            self.solver.changeColBounds(i, 0, INFINITE)
        for i in self.hidden - wanted:
            self.solver.changeColBounds(i, self.base[i], self.base[i])
        self.hidden = set(wanted)

    def broken(self, targets: Iterable[Target], first_only: bool = False) -> list[Broken]:
        """Many at once while that proves any; then each by itself."""
        low, high = self._seen()
        left = [t for t in targets if not self._reached(high if t.up else low, t)]
        for up in (True, False):
            left = self._batches([t for t in left if t.up is up]) + [t for t in left if t.up is not up]
        found: list[Broken] = []
        while left and not (first_only and found):
            target, *left = left
            if not self._reached(point := self._farthest(target), target):
                found.append(Broken(target, self._prices()))
            left = [t for t in left if not self._reached(point, t)]
        return found

    def _seen(self) -> tuple[np.ndarray, np.ndarray]:
        """Points found before, under whatever was hidden then, that move nothing that is shown now."""
        points = np.array(self.points[-KEPT:])
        shown = np.ones(self.size, dtype=bool)
        shown[list(self.hidden)] = False
        still = points[~(np.abs(points[:, shown] - self.base[shown]) > EPS).any(axis=1)]
        return (still.min(axis=0), still.max(axis=0)) if len(still) else (self.base, self.base)

    def _batches(self, left: list[Target]) -> list[Target]:
        while left:
            point = self._all_at_once(left)
            still = [t for t in left if not self._reached(point, t)]
            if len(still) == len(left):
                break
            left = still
        return left

    def _all_at_once(self, targets: list[Target]) -> np.ndarray:
        """None is pushed further than it must go, so that all of them may."""
        for t in targets:
            self.solver.changeColCost(t.at, -1.0 if t.up else 1.0)
            self.solver.changeColBounds(t.at, *((0, t.value) if t.up else (t.value, INFINITE)))
        try:
            return self._solve()
        finally:
            for t in targets:
                self.solver.changeColCost(t.at, 0.0)
                self.solver.changeColBounds(t.at, 0, INFINITE)

    def _farthest(self, target: Target) -> np.ndarray:
        """As far as it must go, and no further."""
        self.solver.changeColCost(target.at, -1.0 if target.up else 1.0)
        self.solver.changeColBounds(target.at, *((0, target.value) if target.up else (target.value, INFINITE)))
        try:
            return self._solve()
        finally:
            self.solver.changeColCost(target.at, 0.0)
            self.solver.changeColBounds(target.at, 0, INFINITE)

    def _prices(self) -> np.ndarray:
        return -np.array(self.solver.getSolution().col_dual)

    def _solve(self) -> np.ndarray:
        status = self._run()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise Contradiction
        if status != highspy.HighsModelStatus.kOptimal:
            raise RuntimeError(f"the solver stopped: {self.solver.modelStatusToString(status)}")
        self.points.append(np.array(self.solver.getSolution().col_value))
        return self.points[-1]

    def _run(self) -> highspy.HighsModelStatus:
        """The solver's own clock is that of the wall: while ours leaves time, it goes on from where it was."""
        while (left := self.until - self.clock()) > 0:
            run_for(self.solver, left)
            if (status := self.solver.getModelStatus()) != highspy.HighsModelStatus.kTimeLimit:
                return status
        raise TimedOut

    @staticmethod
    def _reached(point: np.ndarray, target: Target) -> bool:
        return bool(point[target.at] >= target.value - EPS if target.up else point[target.at] <= target.value + EPS)


def quiet() -> highspy.Highs:
    """One thread, always: two solvers of one process with different numbers of threads fail without a word."""
    solver = highspy.Highs()
    for name, value in (("output_flag", False), ("threads", 1), ("presolve", "off")):
        solver.setOptionValue(name, value)
    return solver


def run_for(solver: highspy.Highs, seconds: float) -> None:
    """Once more, for so long at most: a solver's clock goes on from run to run."""
    solver.setOptionValue("time_limit", solver.getRunTime() + seconds)
    solver.run()


def _model(system: System) -> highspy.HighsLp:
    starts, columns, values = [0], [], []
    for line in system.lines:
        columns += [line.whole, *line.parts]
        values += [1.0, *(-1.0 for _ in line.parts)]
        starts.append(len(columns))
    model, size, rows = highspy.HighsLp(), len(system.numbers), len(system.lines)
    model.num_col_, model.num_row_ = size, rows
    model.col_cost_, model.col_lower_, model.col_upper_ = np.zeros(size), np.zeros(size), np.full(size, INFINITE)
    model.row_lower_, model.row_upper_ = np.zeros(rows), np.zeros(rows)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_ = np.array(starts), np.array(columns)
    model.a_matrix_.value_ = np.array(values)
    return model
