"""python -m bench.suppression.measure [--seconds 600] [--only 27x8x6]: tables of ascending size, protected and attacked.

**ours**: `protect`, then `verify` with the real tables, in whole numbers too. **bare**: what an attack costs without proving many numbers
by one point: one linear program for each withheld number, upward alone, with the same solver, on the same published table, each started
where the last ended. Processor seconds of this process beside seconds by the clock: on a shared machine only the first say anything.
"""

import argparse
import os
import time
from collections.abc import Callable

from commontable.insight.suppression.attack import Attack, Target
from commontable.insight.suppression.protector import protect
from commontable.insight.suppression.results import NotSafe, Protected, Rules, TimedOut, Zeros
from commontable.insight.suppression.system import gather
from commontable.insight.suppression.tables import CountTable
from commontable.insight.suppression.tests.tables import drawn, nested
from commontable.insight.suppression.verifier.verify import verify

TABLES: dict[str, Callable[[], CountTable]] = {
    "27x8": lambda: drawn(3, (27, 8), 300),
    "108-27-1x8": lambda: nested(3, 27, 4, 8, 100),
    "12x8x6": lambda: drawn(3, (12, 8, 6), 80),
    "27x8x6": lambda: drawn(3, (27, 8, 6), 80),
}
RULES = [Rules(5, zeros=Zeros.SHOWN), Rules(5), Rules(20)]
BARE_UP_TO = 900


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=600)
    asked.add_argument("--only", default="")
    given = asked.parse_args()
    print(
        "| table | cells | t, zeros | withheld | beside | method | cells, people shown | protect CPU s (clock) | verify CPU s (clock) | programs | bare CPU s |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name, make in TABLES.items():
        for rules in RULES if given.only in ("", name) else ():
            print(_line(name, make(), rules, given.seconds), flush=True)
    print(f"load {os.getloadavg()[0]:.0f} at the end")


def _line(name: str, table: CountTable, rules: Rules, seconds: float) -> str:
    done, protecting = _timed(lambda: protect([table], rules, seconds=seconds))
    solved, verifying = _timed(lambda: _verified(table, done, rules))
    method = "exact" if done.method == "exact" else f"within {done.gap:.1%} by cost"
    shown = f"{done.cells_shown:.0%}, {done.people_shown:.0%}"
    bare = f"{_timed(lambda: _bare(table, done))[1][0]:.1f}" if len(table.cells) < BARE_UP_TO else "–"
    cells = [
        name,
        f"{len(table.cells):,}",
        f"{rules.threshold}, {rules.zeros}",
        len(done.hidden),
        done.secondaries,
        method,
        shown,
    ]
    return "| " + " | ".join(str(each) for each in [*cells, _both(protecting), _both(verifying), solved, bare]) + " |"


def _verified(table: CountTable, done: Protected, rules: Rules) -> str:
    try:
        return str(verify(done.published, (), rules, 600, real=[table]).solved)
    except (NotSafe, TimedOut) as why:
        return type(why).__name__


def _bare(table: CountTable, done: Protected) -> None:
    """One program for each, whatever the others have shown."""
    system = gather([table], (), ())
    attack = Attack(system)
    hidden = {i for i, number in enumerate(system.numbers) if any(each in done.hidden for each in number.printed)}
    attack.hide(hidden)
    for i in hidden:
        attack._farthest(Target(i, True, 1e6))


def _timed[T](work: Callable[[], T]) -> tuple[T, tuple[float, float]]:
    clock, processor = time.monotonic(), time.process_time()
    done = work()
    return done, (time.process_time() - processor, time.monotonic() - clock)


def _both(seconds: tuple[float, float]) -> str:
    return f"{seconds[0]:.1f} ({seconds[1]:.0f})"


if __name__ == "__main__":
    main()
