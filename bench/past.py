"""How long does a file of past situations take, and how much memory, beside reading it barely and copying its rows?

    .venv/bin/python -m bench.past [--rows 10000] [--kinds csv xlsx]

Starts its own PostgreSQL on the loopback and ends it. Each figure is of a process of its own, which has read a file of 20 rows before: **bare** reads the same file with the csv module or
openpyxl and sends its cells through COPY into one table without a constraint; **ours** is the product's own actions and job.
"""

import argparse
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import psycopg

from commontable.response.past.tests.files import HEAD as HEADINGS
from tests.drills.place import Place, installed

ROOT = Path(__file__).resolve().parents[1]
HEAD = "| file | way | rows | read and kept s | looked at and brought in s | again s | undone s | most memory MB | of that the file's MB |\n|---|---|---|---|---|---|---|---|---|"


def rows(count: int) -> Iterator[list[str]]:
    """Past situations, the same for the same count; one in twenty rejected."""
    chance = random.Random(7)
    for place in range(count):
        opened = date(2015, 1, 5) + timedelta(days=chance.randrange(3000))
        times = str(1 + place % 4)
        if place % 20 == 0:
            yield [f"A-{place}", str(opened), "", "School Board", "", "", "no", "single_agency", *[""] * 6, times]
            continue
        closed = str(opened + timedelta(days=60))
        who = [chance.choice(["18-24", "30-39", "40-59", "60+"]), chance.choice("FM"), "harmed"]
        did = ["gambling_chronic; basic_needs_unable", "food:connected", "connected", times]
        agencies = ["Hospital East", "Homes Trust", "municipal_police"]
        yield [f"A-{place}", str(opened), closed, *agencies, "yes", "", *who, *did]


def made(kind: str, count: int) -> bytes:
    """The file."""
    if kind == "csv":
        text = io.StringIO()
        csv.writer(text).writerows([HEADINGS, *rows(count)])
        return text.getvalue().encode()
    from openpyxl import Workbook

    book, raw = Workbook(write_only=True), io.BytesIO()
    sheet = book.create_sheet()
    for row in (HEADINGS, *rows(count)):
        sheet.append(list(row))
    book.save(raw)
    return raw.getvalue()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rows", type=int, default=10_000)
    asked.add_argument("--kinds", nargs="+", default=["csv", "xlsx"])
    asked.add_argument("--child", nargs=2, default=())
    options = asked.parse_args()
    if options.child:
        way, file = options.child
        print(json.dumps({"bare": bare, "ours": ours}[way](Path(file))))
        return
    with tempfile.TemporaryDirectory(prefix="ct-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with installed(folder) as cluster:
            _run(Place(folder, cluster, 0), options.kinds, options.rows)


def _run(place: Place, kinds: list[str], count: int) -> None:
    print(f"load {os.getloadavg()[0]:.1f}\n{HEAD}", flush=True)
    for kind in kinds:
        file = place.folder / f"past.{kind}"
        file.write_bytes(made(kind, count))
        for way in ("bare", "ours"):
            command = [sys.executable, "-m", "bench.past", "--child", way, str(file)]
            environ = place.environment(CT_NO_POOL="1", BENCH_SUPERUSER=place.superuser_url)
            said = subprocess.run(command, env=environ, cwd=ROOT, capture_output=True, text=True, check=False)
            if said.returncode:
                raise SystemExit(said.stderr[-2000:])
            print(_line(kind, way, count, json.loads(said.stdout.splitlines()[-1])), flush=True)
    print(f"load {os.getloadavg()[0]:.1f}")


def _line(kind: str, way: str, count: int, said: dict[str, float]) -> str:
    steps = (f"{said[each]:.1f}" if each in said else "–" for each in ("read", "in", "again", "undone"))
    return (
        f"| {kind} | {way} | {count} | {' | '.join(steps)} | {said['most']:.0f} | {said['most'] - said['before']:.0f} |"
    )


def bare(file: Path) -> dict[str, float]:
    """Read it, and copy what was read."""
    raw, before = file.read_bytes(), memory("VmRSS")
    cells: list = []
    read = timed(lambda: cells.extend(_cells(file, raw)))
    with psycopg.connect(os.environ["BENCH_SUPERUSER"]) as server:
        server.execute(f"create temp table plain ({', '.join(f'c{n} text' for n in range(len(HEADINGS)))})")
        copied = timed(lambda: _copied(server, cells))
    return {"read": read, "in": copied, "before": before, "most": memory("VmHWM")}


def _cells(file: Path, raw: bytes) -> Iterator[tuple]:
    if file.suffix == ".csv":
        yield from map(tuple, csv.reader(io.StringIO(raw.decode())))
        return
    from openpyxl import load_workbook

    yield from load_workbook(io.BytesIO(raw), read_only=True).worksheets[0].values


def _copied(server: psycopg.Connection, cells: list) -> None:
    with server.cursor().copy("copy plain from stdin") as copy:
        for row in cells:
            copy.write_row(row)
    server.commit()


def ours(file: Path) -> dict[str, float]:
    """By the product: kept, brought in, brought again, undone."""
    import django

    django.setup()
    from bench.bringing import again, bring, keep, undone, warm

    warm(made("csv", 20))
    raw, before = file.read_bytes(), memory("VmRSS")
    seconds = {"read": timed(lambda: keep(raw)), "in": timed(bring)}
    most = memory("VmHWM")
    return seconds | {"again": timed(lambda: again(raw)), "undone": timed(undone), "before": before, "most": most}


def timed(work: Callable[[], object]) -> float:
    since = time.monotonic()
    work()
    return time.monotonic() - since


def memory(what: str) -> float:
    """Of this process, in MB: VmRSS now, VmHWM at most."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(what)).split()[1]) / 1024


if __name__ == "__main__":
    main()
