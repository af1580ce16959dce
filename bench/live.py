"""How fast does a page learn that its meeting changed, at 40 and at 200 seats? Beside a bare stream, in the same run.

    .venv/bin/python -m bench.live [--seats 40 200] [--words 40]

Starts its own PostgreSQL, web server and clients on the loopback, and ends them. A word is timed from just before the
action's commit to the line at each client; for the bare stream, from just before the request that tells everybody.
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

import psycopg

from bench.serving import free_port, serving
from bench.watching import Cost, cost_of
from commontable.front.site.supervisor import web_command
from tests.drills.place import Place, installed

ROOT = Path(__file__).resolve().parents[1]
PAUSE = 0.4
SETTLE = 3.0


@dataclass(frozen=True)
class Figures:
    """One row: delays in milliseconds, memory in kB a client, processor milliseconds a delivered word."""

    what: str
    seats: int
    delivered: int
    expected: int
    p50: float
    p95: float
    most: float
    memory: float
    cpu: float
    threads: int
    connections: str

    def line(self) -> str:
        return (
            f"| {self.what} | {self.seats} | {self.delivered} of {self.expected} | {self.p50:.0f} | {self.p95:.0f} |"
            f" {self.most:.0f} | {self.memory:.0f} | {self.cpu:.2f} | {self.threads} | {self.connections} |"
        )


HEAD = """
| stream | seats | delivered | p50 ms | p95 ms | max ms | memory kB a client | CPU ms a word | threads | connections |
|---|---|---|---|---|---|---|---|---|---|"""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--seats", type=int, nargs="+", default=[40, 200])
    asked.add_argument("--words", type=int, default=40)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="ct-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with installed(folder) as cluster:
            print(HEAD, flush=True)
            for seats in options.seats:
                print(_bare(folder, seats, options.words).line(), flush=True)
                print(_ours(Place(folder, cluster, 0), seats, options.words).line(), flush=True)


def _bare(folder: Path, seats: int, words: int) -> Figures:
    port = free_port()
    command = web_command("127.0.0.1", port)
    command[-1] = "bench.bare:application"
    with serving(command, port, dict(os.environ), folder) as pid:
        return _measured("bare", pid, (port, "/", "-"), seats, words, lambda: _post(port))


def _ours(place: Place, seats: int, words: int) -> Figures:
    place.port = free_port()
    listen = place.cluster.url("ct_listen", place.database)
    environ = place.environment(DATABASE_LISTEN_URL=listen)
    os.environ.update(environ | {"CT_NO_POOL": "1"})
    from bench.meeting import change, cookie_of, open_meeting

    meeting = open_meeting()
    with serving(web_command("127.0.0.1", place.port), place.port, environ, place.folder) as pid:
        path = f"/meetings/{meeting}/changed/?seen={time.time() + 3600}"
        where = (place.port, path, cookie_of("omar"))
        return _measured("ours", pid, where, seats, words, lambda: change(meeting), place)


def _measured(
    what: str, pid: int, where: tuple, seats: int, words: int, tell: Callable[[], float], place: Place | None = None
) -> Figures:
    before = cost_of(pid)
    clients = [sys.executable, "-m", "bench.clients", *map(str, where), str(seats)]
    with subprocess.Popen(clients, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        time.sleep(SETTLE)
        still, connections = cost_of(pid), _connections(place)
        told = []
        for _word in range(words):
            told.append(tell())
            time.sleep(PAUSE)
        after = cost_of(pid)
        time.sleep(SETTLE)
        process.stdin.close()
        arrivals = json.loads(process.stdout.readline())
    return _figures(what, seats, told, arrivals, (before, still, after), connections)


def _figures(what: str, seats: int, told: list[float], arrivals: list, costs: tuple[Cost, ...], connections) -> Figures:
    before, still, after = costs
    delays = sorted(
        1000 * (first - since)
        for arrived in arrivals
        for since, until in zip(told, [*told[1:], told[-1] + SETTLE], strict=True)
        if (first := next((at for at in arrived if since <= at < until), None)) is not None
    )
    cuts = quantiles(delays, n=20)
    return Figures(
        what,
        seats,
        len(delays),
        seats * len(told),
        cuts[9],
        cuts[18],
        delays[-1],
        (still.memory - before.memory) / seats,
        1000 * (after.seconds - still.seconds) / len(delays),
        still.threads,
        connections,
    )


def _connections(place: Place | None) -> str:
    """How many the server has of the app's role and of the one that listens."""
    if place is None:
        return "none"
    with psycopg.connect(place.superuser_url) as server:
        rows = dict(
            server.execute(
                "select usename::text, count(*) from pg_stat_activity where usename in ('ct_app', 'ct_listen') group by 1"
            ).fetchall()
        )
    return f"app {rows.get('ct_app', 0)}, listen {rows.get('ct_listen', 0)}"


def _post(port: int) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    since = time.monotonic()
    connection.request("POST", "/")
    connection.getresponse().read()
    connection.close()
    return since


if __name__ == "__main__":
    main()
