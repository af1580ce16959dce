"""How fast does the ledger take entries, and how fast is all of it checked? Beside a bare chain of hashes, in the same run.

    .venv/bin/python -m bench.ledger [--entries 20000] [--rounds 3] [--to FILE]

Starts its own PostgreSQL with every durable setting on and ends it. **Ours**: `record()` as every action calls it, a transaction
each and a thousand to one; numbered as the worker does it; then everything checked: each entry read, its leaf hash made again and
compared, the root of the tree over all of them. **Bare**: as many lines of the same bytes, each hashed with the one before (SHA-256), in
a table without a policy, a trigger or an index beside its key, written and checked with psycopg alone. About three minutes on a quiet
machine.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import psycopg

from bench.pages.setting import load
from tests.drills.place import Place, installed

HEAD = """
| what | lines | ours a second | bare a second | time, ours to bare | our CPU microseconds a line | bare |
|---|---|---|---|---|---|---|"""
ONE_BY_ONE = 1000
"""So many are written in a transaction each: each waits for the disk, on both sides alike."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--entries", type=int, default=20_000)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--to", type=Path, help="a file that is given the same lines")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="ct-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with installed(folder) as cluster:
            place = Place(folder, cluster, 0)
            os.environ.update(place.environment(CT_NO_POOL="1"))
            import django

            django.setup()
            lines = [load(), HEAD, *_measured(place, options.entries, options.rounds), "", load()]
    print("\n".join(lines))
    if options.to:
        options.to.write_text("\n".join([*lines, ""]))


def _measured(place: Place, entries: int, rounds: int) -> Iterator[str]:
    from bench.ledgering import Bare, Ours

    with psycopg.connect(place.superuser_url) as connection:
        ours, bare = Ours(), Bare(connection)
        steps: list[tuple[str, int, Callable, Callable]] = [
            ("appended, a transaction each", ONE_BY_ONE, ours.one_by_one, bare.one_by_one),
            ("appended, a thousand to a transaction", entries, ours.many, bare.many),
        ]
        for what, count, mine, theirs in steps:
            yield _line(what, count, [(timed(mine, count), timed(theirs, count)) for _round in range(rounds)])
        since = time.process_time(), time.monotonic()
        numbered = ours.numbered()
        cpu, took = time.process_time() - since[0], time.monotonic() - since[1]
        yield f"| numbered by the worker’s job, a thousand to a run | {numbered:,} | {numbered / took:,.0f} | – | – | {1e6 * cpu / numbered:.0f} | – |"
        yield _line(
            "all of it checked", numbered, [(timed(ours.checked), timed(bare.checked)) for _round in range(rounds)]
        )


def timed(work: Callable, *words) -> tuple[float, float]:
    """Seconds on the clock and of this process's processor, for each line that was worked on."""
    cpu, since = time.process_time(), time.monotonic()
    count = work(*words)
    return (time.monotonic() - since) / count, (time.process_time() - cpu) / count


def _line(what: str, count: int, rounds: list[tuple[tuple[float, float], tuple[float, float]]]) -> str:
    mine, theirs = ([median(each) for each in zip(*side, strict=True)] for side in zip(*rounds, strict=True))
    return (
        f"| {what} | {count:,} | {1 / mine[0]:,.0f} | {1 / theirs[0]:,.0f} | {mine[0] / theirs[0]:.1f} |"
        f" {1e6 * mine[1]:.0f} | {1e6 * theirs[1]:.0f} |"
    )


if __name__ == "__main__":
    main()
