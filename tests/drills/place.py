"""On what do the drills work? A whole installation in a folder of its own, whose database really writes to disk."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from commontable.front.site.postgres import LOSABLE, Cluster, close_database, prepare
from commontable.front.site.supervisor import watch_command, web_command, worker_command
from commontable.groundwork.keys.keyfile import create_keyfile

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = "commontable"
HEAL_SECONDS = 60.0


@dataclass
class Place:
    """A state folder with its database, and whichever of its processes run."""

    folder: Path
    cluster: Cluster
    port: int
    database: str = TEMPLATE
    processes: dict[str, subprocess.Popen] = field(default_factory=dict)

    @property
    def superuser_url(self) -> str:
        return self.cluster.url("postgres", self.database)

    def environment(self, **more: str) -> dict[str, str]:
        """What web, worker and launcher get: these databases, this keyfile, nothing of the test run's own."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "CT_"))}
        own = {
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "DJANGO_SETTINGS_MODULE": "commontable.front.site.settings",
            "DATABASE_URL": self.cluster.url("ct_app", self.database),
            "DATABASE_LISTEN_URL": self.cluster.url("ct_listen", self.database),
            "CT_DATA": str(self.folder),
            "CT_KEYFILE": str(self.folder / "keyfile"),
            "CT_SECRET_KEY": "a secret for drills only, fifty characters and more of it",
        }
        return kept | own | more

    def start(self, name: str, **more: str) -> None:
        """Start the web server, the worker or the watch over the database, without waiting for it."""
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                self._command(name),
                env=self.environment(**more),
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                process_group=0,
            )

    def _command(self, name: str) -> list[str]:
        commands = {
            "web": web_command("127.0.0.1", self.port),
            "worker": worker_command(),
            "watch": watch_command(self.folder / "postgres"),
        }
        return commands[name]

    def kill(self, name: str, chance: random.Random) -> None:
        """kill -9: of web or worker the whole group, of PostgreSQL its first process, or a backend that serves."""
        if name in ("postgres", "backend"):
            with suppress(ProcessLookupError):
                victim = self._of_postgres(name, chance)
                served = self._serving(victim) if name == "postgres" else [victim]
                os.kill(victim, signal.SIGKILL)
                _gone(served)
            return
        process = self.processes[name]
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def _of_postgres(self, name: str, chance: random.Random) -> int:
        first = int((self.cluster.data / "postmaster.pid").read_text().split()[0])
        if name == "postgres":
            return first
        while not (serving := self._serving(first)):
            time.sleep(0.02)
        return chance.choice(serving)

    def _serving(self, first: int) -> list[int]:
        children = Path(f"/proc/{first}/task/{first}/children")
        if not children.exists():
            raise ProcessLookupError(first)
        return [int(each) for each in children.read_text().split() if b"ct_app" in _title(each)]

    def start_again(self, name: str) -> None:
        """What the supervisor does: a process that ended by itself is started again."""
        if self.processes[name].poll() is not None:
            self.start(name)

    def answers(self) -> bool:
        """Whether the site shows a page that needs its database."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            connection.request("GET", "/sign-in/")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def healed(self) -> float:
        """Wait until the site answers again; returns after how many seconds. Raises AssertionError when it does not."""
        since = time.monotonic()
        while not self.answers():
            if time.monotonic() - since > HEAL_SECONDS:
                raise AssertionError(f"the site did not come back within {HEAL_SECONDS} s: {self.last_words()}")
            time.sleep(0.05)
        return time.monotonic() - since

    def last_words(self) -> str:
        return "\n".join(log.read_text(errors="replace")[-1500:] for log in sorted(self.folder.glob("*.log")))

    def stop(self) -> None:
        for name, process in self.processes.items():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM if name == "watch" else signal.SIGKILL)
            process.wait(30)


class Launcher:
    """Presses buttons of the site in processes that can be made to die: see `tests/drills/launcher.py`."""

    def __init__(self, place: Place) -> None:
        owner = place.cluster.url("ct_owner", place.database)
        self.log = place.folder / "launcher.log"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tests.drills.launcher"],
                env=place.environment(CT_NO_POOL="1", DATABASE_OWNER_URL=owner, CT_ALLOWED_HOSTS="testserver"),
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def ask(self, **words: Any) -> dict[str, Any]:
        """What the press got: `status` and `location`, or `died` with the signal's number."""
        assert self.process.stdin
        assert self.process.stdout
        with suppress(BrokenPipeError):
            self.process.stdin.write(json.dumps(words) + "\n")
            self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline() or '{"died": 0}')
        assert answer.get("died", 9) == 9, f"the press failed by itself: {self.log.read_text()[-3000:]}"
        return answer

    def stop(self) -> None:
        assert self.process.stdin
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        self.process.wait(10)
        assert self.process.stdout
        self.process.stdout.close()


@contextmanager
def installed(folder: Path) -> Iterator[Cluster]:
    """A new installation with the cast of the tests, on a PostgreSQL with every durable setting on."""
    create_keyfile(folder / "keyfile")
    # The set-up may be quick and losable; what is drilled afterwards may not.
    with Cluster(folder / "postgres", settings=LOSABLE) as cluster:
        prepare(cluster.superuser_url, cluster.passwords, TEMPLATE)
        with launched(Place(folder, cluster, 0)) as launcher:
            launcher.ask(work="migrate")
            launcher.ask(work="gather")
    with Cluster(folder / "postgres") as cluster:
        _refuse_losable(cluster)
        yield cluster


@contextmanager
def copied(folder: Path, cluster: Cluster, database: str) -> Iterator[Place]:
    """The installation on a copy of its database, so that one file's drills leave nothing to the next."""
    with psycopg.connect(cluster.superuser_url, autocommit=True) as connection:
        connection.execute(f"create database {database} template {TEMPLATE} owner ct_owner")
    close_database(cluster.superuser_url, database)
    place = Place(folder, cluster, free_port(), database)
    try:
        yield place
    finally:
        place.stop()


@contextmanager
def launched(place: Place) -> Iterator[Launcher]:
    launcher = Launcher(place)
    try:
        yield launcher
    finally:
        launcher.stop()


def _refuse_losable(cluster: Cluster) -> None:
    with psycopg.connect(cluster.superuser_url) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes", "data_checksums"):
            found = connection.execute("select current_setting(%s)", [name]).fetchone()
            assert found == ("on",), f"{name} must be on, or the drill proves nothing"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _gone(processes: list[int]) -> None:
    """Wait until they have ended: what still serves for a moment after its server was killed would pass for healed."""
    until = time.monotonic() + 30
    while any(Path(f"/proc/{each}/cmdline").exists() and _title(each) for each in processes):
        assert time.monotonic() < until, f"{processes} outlive their server"
        time.sleep(0.02)


def _title(pid: str) -> bytes:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""
