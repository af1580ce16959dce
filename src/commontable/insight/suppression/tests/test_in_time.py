"""Do both programs end when their seconds are over? On a clock of the test's own: one tick for each look at it."""

from itertools import count

import highspy
import pytest

from commontable.insight.suppression import attack, protector
from commontable.insight.suppression.protector import protect
from commontable.insight.suppression.results import Rules, TimedOut
from commontable.insight.suppression.tests.tables import drawn
from commontable.insight.suppression.verifier import reader
from commontable.insight.suppression.verifier.verify import verify

ELEVEN = Rules(11)


@pytest.fixture
def given(monkeypatch):
    """The seconds that each run of the protector's solvers was given."""
    told: list[float] = []
    run_for = attack.run_for

    def told_and_run(solver, seconds):
        told.append(seconds)
        run_for(solver, 3600)

    for module in (attack, protector.Master.choose.__globals__):
        name = module if isinstance(module, dict) else vars(module)
        monkeypatch.setitem(name, "run_for", told_and_run)
    return told


def ticking():
    ticks = count()
    return lambda: float(next(ticks))


def table():
    return drawn(7, (6, 5, 3), 40)


def test_each_run_is_given_what_is_left_and_none_comes_after(given):
    seconds = 120
    done = protect([table()], ELEVEN, seconds=seconds, clock=ticking())
    assert done.method == "heuristic"
    assert 3 < len(given) <= seconds
    assert all(0 < each <= seconds for each in given)
    verify(done.published, (), ELEVEN, 600, real=[table()])


def test_where_nothing_safe_was_found_it_says_so_and_not_late(given):
    with pytest.raises(TimedOut):
        protect([table()], ELEVEN, seconds=8, clock=ticking())
    assert len(given) <= 8


def test_in_haste_all_that_helps_is_withheld(given):
    calm = protect([table()], ELEVEN, seconds=3000, clock=ticking())
    hasty = protect([table()], ELEVEN, seconds=100, clock=ticking())
    assert hasty.secondaries > calm.secondaries
    verify(hasty.published, (), ELEVEN, 600, real=[table()])


def test_a_solver_that_ran_before_is_given_its_time_anew():
    """Its clock goes on from run to run: a limit that is left as it is would be over before the next begins."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.addVar(0, 1)
    solver.changeColCost(0, -1.0)
    for _run in range(3):
        attack.run_for(solver, 5)
        assert solver.getOptionValue("time_limit")[1] >= 5
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    assert solver.getOptionValue("time_limit")[1] > 5


@pytest.mark.parametrize("side", ["protector", "verifier"])
def test_a_solver_that_the_wall_stopped_goes_on_while_there_is_time(monkeypatch, side):
    """On a busy server an hour of the wall is minutes of the processor."""
    stopped = iter([highspy.HighsModelStatus.kTimeLimit] * 2)
    known = {"protector": attack.quiet, "verifier": reader._solver}[side]

    class Interrupted:
        def __init__(self):
            self.own = known()

        def __getattr__(self, name):
            return getattr(self.own, name)

        def getModelStatus(self):  # noqa: N802 - the solver's own name
            return next(stopped, None) or self.own.getModelStatus()

    module, name = (attack, "quiet") if side == "protector" else (reader, "_solver")
    monkeypatch.setattr(module, name, Interrupted)
    done = protect([table()], ELEVEN, seconds=3600)
    verify(done.published, (), ELEVEN, 600, real=[table()])
    assert next(stopped, None) is None


def test_the_verifier_too_gives_what_is_left(monkeypatch):
    limits: list[float] = []
    made = reader._solver

    class Watched:
        def __init__(self):
            self.own = made()

        def __getattr__(self, name):
            return getattr(self.own, name)

        def getRunTime(self):  # noqa: N802 - the solver's own name
            return 1000.0

        def setOptionValue(self, name, value):  # noqa: N802
            limits.extend([value] if name == "time_limit" else [])
            self.own.setOptionValue(name, value)

    monkeypatch.setattr(reader, "_solver", Watched)
    done = protect([table()], ELEVEN, seconds=3600)
    verify(done.published, (), ELEVEN, 600, real=[table()])
    assert limits
    assert all(1000 < each <= 1600 for each in limits)
