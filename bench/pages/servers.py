"""Who answers, who asks, and what did it cost? Our own web server with its worker, the bare handler, and clients of both."""

import http.client
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench.serving import free_port, running, serving
from bench.watching import cost_of
from commontable.front.site.supervisor import web_command, worker_command
from tests.drills.place import Place

ROOT = Path(__file__).resolve().parents[2]
FEW = 200
"""Below so many answers a 99th percentile says nothing."""


@dataclass
class Asked:
    """What one server answered in all rounds: milliseconds of each answer, seconds asked, processor seconds."""

    took: list[float] = field(default_factory=list)
    seconds: float = 0.0
    cpu: float = 0.0

    def cuts(self) -> tuple[float, float, float]:
        if len(self.took) == 1:  # one answer took longer than the whole round
            return (self.took[0],) * 3
        found = quantiles(sorted(self.took), n=100, method="inclusive")
        return found[49], found[94], found[98]

    def told(self) -> str:
        """p50 / p95 / p99 in milliseconds."""
        middle, high, highest = self.cuts()
        return f"{middle:.0f} / {high:.0f} / {f'{highest:.0f}' if len(self.took) >= FEW else '–'}"

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
        """One page again and again for so long."""
        self._count(["asking", str(self.port), path, cookie, str(clients), str(seconds)], "", into)

    def press(self, presses: Sequence[Any], clients: int, into: Asked) -> None:
        """Each of these once, by so many at a time."""
        self._count(["posting", str(self.port), str(clients)], json.dumps([asdict(each) for each in presses]), into)

    def _count(self, words: list[str], given: str, into: Asked) -> None:
        before = cost_of(self.pid).seconds
        command = [sys.executable, "-m", f"bench.pages.{words[0]}", *words[1:]]
        done = subprocess.run(command, cwd=ROOT, check=False, input=given, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(done.stderr[-2000:])
        told = json.loads(done.stdout)
        into.cpu += cost_of(self.pid).seconds - before
        into.took += told["took"]
        into.seconds += told["seconds"]

    def reads_again(self) -> None:
        """The bare handler: the file it answers from was written anew."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", "/again/")
        connection.getresponse().read()
        connection.close()


@contextmanager
def both(place: Place, recorded: Path) -> Iterator[tuple[Server, Server, int]]:
    """Ours and bare, and the process of our worker, which does its own work meanwhile."""
    environ = place.environment()
    with ExitStack() as stack:
        port, other = free_port(), free_port()
        ours = stack.enter_context(serving(web_command("127.0.0.1", port), port, environ, place.folder))
        command = web_command("127.0.0.1", other)
        command[-1] = "bench.pages.replay:application"
        bare = stack.enter_context(serving(command, other, environ | {"BENCH_PAGES": str(recorded)}, place.folder))
        worker = stack.enter_context(running(worker_command(), environ, place.folder, "worker"))
        yield Server(port, ours), Server(other, bare), worker
