"""How long does a snapshot take, and how much memory? Of a demo city: in full, and of what changed, each in a process of its own.

Run: .venv/bin/python -m bench.snapshot --situations 11000
Of a database already loaded: .venv/bin/python -m bench.snapshot --data FOLDER --runs 0 1
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SRC = Path(__file__).resolve().parents[1] / "src"
OF_ONE_CITY = 5_500
"""About so many situations has a demo city."""
CHANGED = "insert into snapshot_changed (id, subject) select gen_random_uuid(), id from situations_situation where random() < %s"
TAKE = """
import json, resource, sys, time
from commontable.front.cli.opening import opened
with opened() as urls:
    import psycopg
    from commontable.insight.snapshot.taking import take
    share = float(sys.argv[2])
    if share:
        with psycopg.connect(urls.admin) as connection:
            connection.execute(sys.argv[3], [share])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    began = time.monotonic()
    taken = take(full=sys.argv[1] == "full")
    seconds = round(time.monotonic() - began, 1)
    size = sum(each.stat().st_size for each in taken.folder.iterdir())
    print(json.dumps({
        "kind": sys.argv[1], "changed": share, "situations": taken.situations, "anew": taken.anew, "rows": taken.rows,
        "seconds": seconds, "MB before": before, "MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "files MB": round(size / 1e6, 1),
    }))
"""
RUNS = (("full", 0.0), ("changed", 0.0), ("changed", 0.01), ("changed", 0.1), ("full", 0.0))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--situations", type=int, default=2 * OF_ONE_CITY)
    asked.add_argument("--data", help="a folder with a demo city already in it; it is used and left")
    asked.add_argument("--runs", nargs="*", type=int, choices=range(len(RUNS)), help="some of the five takings, from 0")
    said = asked.parse_args()
    runs = [RUNS[each] for each in said.runs] if said.runs else RUNS
    if said.data:
        measure(said.data, runs)
        return
    with tempfile.TemporaryDirectory(prefix="snapshot-bench-") as data:
        cities = max(1, round(said.situations / OF_ONE_CITY))
        run(data, "-m", "commontable.front.cli.main", "demo-city", "--times", str(cities))
        measure(data, runs)


def measure(data: str, runs: Sequence[tuple[str, float]]) -> None:
    """Take one after the other, and print a line for each."""
    for kind, share in runs:
        print(json.loads(run(data, "-c", TAKE, kind, str(share), CHANGED).splitlines()[-1]), flush=True)


def run(data: str, *words: str) -> str:
    env = os.environ | {"CT_DATA": data, "PYTHONPATH": str(SRC)}
    done = subprocess.run([sys.executable, "-P", *words], env=env, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    main()
