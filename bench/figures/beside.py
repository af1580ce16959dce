"""python -m bench.figures.beside FOLDER [--codes a b] [--ways ours hand pandas postgres] [--rounds 2]: ours and three others.

Each figure in each way in turns: ours, SQL written by hand on the same DuckDB, pandas, and that SQL on a PostgreSQL of the bench's own,
loaded by COPY with the indexes one would make. Each of the first three in a process of its own. Processor seconds, the better of the
rounds; the most memory, the worse. Answers are compared cell by cell. What fails, or needs more memory or processor than is given, is a result.
"""

import argparse
import json
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.figures.by_hand import READS
from bench.figures.measured import load
from bench.figures.way import as_rows, cut_by, sql_of

WAYS = ("ours", "hand", "pandas", "postgres")
HEAD = """
| figure | {ways} | ours to hand | writing SQL, s | answers |
|---|{lines}---|---|---|"""
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Told:
    """What one way came to: nothing but `why` where it did not finish."""

    processor: float = 0.0
    megabytes: int = 0
    writing: float = 0.0
    rows: Any = None
    why: str = ""

    def __str__(self) -> str:
        return self.why or f"{self.processor:.2f} s, {self.megabytes} MB"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--codes", nargs="*", default=[])
    asked.add_argument("--ways", nargs="*", choices=WAYS, default=list(WAYS))
    asked.add_argument("--rounds", type=int, default=2)
    asked.add_argument(
        "--gigabytes", type=int, default=12, help="address space that pandas may have; more is not finished"
    )
    asked.add_argument("--processor", type=int, default=600, help="seconds one way may take; more is not finished")
    said = asked.parse_args()
    codes = [each for each in READS if not said.codes or each in said.codes]
    print(f"{said.folder}; {load()} at the beginning", flush=True)
    with tempfile.TemporaryDirectory(prefix="ct-bench-beside-") as place, served(said, codes, Path(place)) as server:
        print(HEAD.format(ways=" | ".join(said.ways), lines="---|" * len(said.ways)), flush=True)
        for code in codes:
            print(line(code, said, server), flush=True)
    print(f"\n{load()} at the end")


@contextmanager
def served(said: argparse.Namespace, codes: list[str], place: Path) -> Iterator[Any]:
    if "postgres" not in said.ways:
        with nullcontext() as nothing:
            yield nothing
        return
    from bench.figures.on_postgres import loaded

    begun = time.perf_counter()
    with loaded(said.folder, place, sorted({table for code in codes for table in READS[code]})) as server:
        print(f"PostgreSQL loaded in {time.perf_counter() - begun:.0f} s, {server.size() / 1e6:.0f} MB", flush=True)
        yield server


def line(code: str, said: argparse.Namespace, server: Any) -> str:
    rounds = [{way: ask(way, code, said, server) for way in said.ways} for _ in range(said.rounds)]
    best = {way: _best([each[way] for each in rounds]) for way in said.ways}
    ours, hand = best.get("ours"), best.get("hand")
    ratio = f"{ours.processor / hand.processor:.2f}" if ours and hand and ours.rows and hand.rows else "–"
    answers = [each.rows for each in best.values() if each.rows is not None]
    equal = "equal" if all(each == answers[0] for each in answers) else "DIFFERENT"
    cells = " | ".join(str(best[way]) for way in said.ways)
    writing = f"{ours.writing:.2f}" if ours else "–"
    return f"| {code} by {', '.join(cut_by(code))} | {cells} | {ratio} | {writing} | {equal} |"


def _best(told: list[Told]) -> Told:
    done = [each for each in told if each.rows is not None]
    if not done:
        return told[0]
    best = min(done, key=lambda each: each.processor)
    return Told(best.processor, max(each.megabytes for each in done), best.writing, best.rows)


def ask(way: str, code: str, said: argparse.Namespace, server: Any) -> Told:
    if way == "postgres":
        cost = server.cost(sql_of(code))
        return Told(cost.processor, cost.megabytes, 0.0, json.loads(json.dumps(as_rows(cost.gave), default=str)))
    bytes_ = said.gigabytes << 30

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (said.processor, said.processor + 5))
        if way == "pandas":
            resource.setrlimit(resource.RLIMIT_AS, (bytes_, bytes_))

    ran = subprocess.run(
        [sys.executable, "-m", "bench.figures.way", way, str(said.folder), code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=bounded,
    )
    if ran.returncode:
        if ran.returncode == -signal.SIGXCPU:
            return Told(why=f"not finished in {said.processor} s")
        last = (ran.stderr.strip().splitlines() or [f"ended by {-ran.returncode}"])[-1]
        return Told(why=f"not finished: {last[:60]}")
    read = json.loads(ran.stdout.splitlines()[-1])
    return Told(read["processor"], read["megabytes"], read["writing"], read["rows"])


if __name__ == "__main__":
    main()
