"""Which numbers must be withheld together? Each number that a reader can work out is a cut of the choice (Benders' decomposition)."""

from dataclasses import dataclass, field

import highspy
import numpy as np

from .attack import EPS, INFINITE, Broken, quiet, run_for


@dataclass(frozen=True, slots=True)
class Cut:
    """sum of weights × (is withheld) ≥ least, or ≥ (`unless` is withheld) where only that makes it necessary."""

    weights: dict[int, float]
    least: float
    unless: int | None = None


def cut(broken: Broken, base: np.ndarray, always: frozenset[int], optional: frozenset[int]) -> Cut | None:
    """None: nothing that may still be withheld would help."""
    target = broken.target
    need = abs(target.value - base[target.at])
    reach = np.where(broken.prices > EPS, need, np.maximum(-broken.prices, 0) * base) / need
    reach[np.abs(broken.prices) <= EPS] = 0
    least = 1 - sum(reach[i] for i in always)
    own = target.at if target.at in optional else None
    weights = {i: min(float(reach[i]), least) for i in optional if reach[i] > EPS and i != own}
    return Cut(weights, least, own) if weights or own is not None else None


@dataclass(slots=True)
class Choice:
    """The cheapest that all cuts so far allow; `bound` is what no choice can be cheaper than."""

    withheld: frozenset[int]
    cost: float
    bound: float

    @property
    def proved(self) -> bool:
        return self.cost <= self.bound + EPS


@dataclass(slots=True)
class Master:
    """One column for each number that may be withheld to protect others."""

    costs: dict[int, float]
    column: dict[int, int] = field(init=False)
    solver: highspy.Highs = field(init=False)

    def __post_init__(self) -> None:
        self.solver = quiet()
        self.solver.setOptionValue("presolve", "choose")
        self.column = {i: n for n, i in enumerate(self.costs)}
        for cost in self.costs.values():
            self.solver.addVar(0, 1)
            self.solver.changeColCost(self.solver.getNumCol() - 1, cost)
        for n in range(len(self.costs)):
            self.solver.changeColIntegrality(n, highspy.HighsVarType.kInteger)

    def add(self, found: Cut) -> None:
        weights = {self.column[i]: w for i, w in found.weights.items()}
        least = found.least
        if found.unless is not None:
            weights[self.column[found.unless]], least = -least, 0.0
        self.solver.addRow(
            least - EPS, INFINITE, len(weights), np.array(list(weights)), np.array(list(weights.values()))
        )

    def choose(self, seconds: float, gap: float) -> Choice | None:
        self.solver.setOptionValue("mip_rel_gap", gap)
        run_for(self.solver, seconds)
        info, status = self.solver.getInfo(), self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return Choice(frozenset(self.costs), INFINITE, INFINITE)
        if status not in ANSWERED or info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        values = self.solver.getSolution().col_value
        withheld = frozenset(i for i, n in self.column.items() if values[n] > 0.5)
        return Choice(withheld, sum(self.costs[i] for i in withheld), info.mip_dual_bound)


ANSWERED = (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kTimeLimit)
