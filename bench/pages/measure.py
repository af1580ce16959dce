"""How fast are the pages, at one size after the other? Beside a bare handler that asks the same queries, in the same run.

    .venv/bin/python -m bench.pages.measure [--sizes 5500 55000 550000] [--clients 1 8 32] [--rounds 3] [--seconds 3]

Starts its own PostgreSQL with every durable setting on, fills it with that many past situations, serves the site with the
product's own command and the bare handler with the same web server, and asks both in turns, on the loopback. It ends all it
started. The clients share the machine's processors with what they ask.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import quantiles

from bench.serving import free_port, serving
from bench.watching import cost_of
from commontable.front.site.supervisor import web_command
from tests.drills.place import Place, installed
from tests.scale.filling import fill

ROOT = Path(__file__).resolve().parents[2]
HEAD = """
| situations | page | clients | queries | buffers | ours: p50 / p95 / p99 ms | bare: p50 / p95 / p99 ms | p95 ours to bare | requests a second, ours / bare | app CPU ms, ours / bare | CPU ours to bare | web, MB |
|---|---|---|---|---|---|---|---|---|---|---|---|"""


@dataclass
class Asked:
    """What one server answered in all rounds: milliseconds of each answer, seconds asked, processor seconds."""

    took: list[float] = field(default_factory=list)
    seconds: float = 0.0
    cpu: float = 0.0

    def cuts(self) -> tuple[float, float, float]:
        found = quantiles(sorted(self.took), n=100, method="inclusive")
        return found[49], found[94], found[98]

    @property
    def a_second(self) -> float:
        return len(self.took) / self.seconds

    @property
    def cpu_each(self) -> float:
        return 1000 * self.cpu / len(self.took)


@dataclass(frozen=True)
class Server:
    port: int
    pid: int

    def ask(self, path: str, cookie: str, clients: int, seconds: float, into: Asked) -> None:
        before = cost_of(self.pid).seconds
        command = [sys.executable, "-m", "bench.pages.asking", str(self.port), path, cookie, str(clients), str(seconds)]
        told = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
        into.cpu += cost_of(self.pid).seconds - before
        into.took += told["took"]
        into.seconds += told["seconds"]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[5_500, 55_000, 550_000])
    asked.add_argument("--clients", type=int, nargs="+", default=[1, 8, 32])
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--seconds", type=float, default=3.0)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="ct-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with installed(folder) as cluster:
            place, there = Place(folder, cluster, 0), 0
            os.environ.update(place.environment(CT_NO_POOL="1", CT_ALLOWED_HOSTS="127.0.0.1"))
            from bench.pages.city import work_of_today

            work_of_today()
            print(HEAD, flush=True)
            for size in sorted(options.sizes):
                fill(place.superuser_url, situations=size - there, already=there)
                there = size
                for line in _at(place, size, options):
                    print(line, flush=True)


def _at(place: Place, size: int, options: argparse.Namespace) -> Iterator[str]:
    from bench.pages.city import buffers, pages

    found = pages()
    recorded = place.folder / "pages.json"
    recorded.write_text(json.dumps({page.path: asdict(page) for page in found}))
    with _both(place, recorded) as (ours, bare):
        for page in found:
            for clients in options.clients:
                mine, theirs = Asked(), Asked()
                for _round in range(options.rounds):
                    ours.ask(page.path, page.cookie, clients, options.seconds, mine)
                    bare.ask(page.path, "-", clients, options.seconds, theirs)
                yield _line(size, page, clients, buffers(page), (mine, theirs), cost_of(ours.pid).memory)


@contextmanager
def _both(place: Place, recorded: Path) -> Iterator[tuple[Server, Server]]:
    environ = place.environment()
    with ExitStack() as running:
        servers = []
        for application in (None, "bench.pages.replay:application"):
            port = free_port()
            command = web_command("127.0.0.1", port)
            command[-1] = application or command[-1]
            more = {"BENCH_PAGES": str(recorded)} if application else {}
            servers.append(Server(port, running.enter_context(serving(command, port, environ | more, place.folder))))
        yield servers[0], servers[1]


def _line(size: int, page, clients: int, read: int, asked: tuple[Asked, Asked], memory: int) -> str:
    ours, bare = asked
    cuts = [" / ".join(f"{each:.0f}" for each in one.cuts()) for one in asked]
    return (
        f"| {size:,} | {page.what} | {clients} | {len(page.queries)} | {read} | {cuts[0]} | {cuts[1]} |"
        f" {ours.cuts()[1] / bare.cuts()[1]:.1f} | {ours.a_second:.0f} / {bare.a_second:.0f} |"
        f" {ours.cpu_each:.1f} / {bare.cpu_each:.1f} | {ours.cpu_each / bare.cpu_each:.1f} | {memory / 1024:.0f} |"
    )


if __name__ == "__main__":
    main()
