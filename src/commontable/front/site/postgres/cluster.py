"""How does Common Table run its own PostgreSQL? It starts one, joins one that runs, and the last one
out stops it."""

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

import psycopg

from .binaries import Binaries, copy_aside, find_binaries
from .errors import StartError
from .home import SOCKET_FILE, server_folder, settle, socket_folder
from .passwords import role_passwords
from .server_user import may_run, run_as, server_user
from .urls import url_for

START_SECONDS = 60
MOST_STARTS = 4
LARGEST_LOG_BYTES = 5_000_000
SOON = ("starting up", "not yet accepting connections", "shutting down")
"""What a server says that will answer, or be gone, by itself."""

# No statement and no value of a row may reach the log: it is a plain file and rows hold facts.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "password_encryption": "scram-sha-256",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "lc_messages": "C",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# For test databases, which may be lost.
LOSABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Cluster:
    """One PostgreSQL server on `data_dir`, shared by all processes that start it there."""

    def __init__(
        self,
        data_dir: Path,
        *,
        bin_folder: Path | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.asked = Path(data_dir).absolute()
        self.bin_folder = bin_folder
        self.settings = SETTINGS | dict(settings or {})
        self._joined: IO[bytes] | None = None

    def start(self) -> Self:
        """Join the running server, or start it, making it first if need be. Raises StartError."""
        self.user = server_user()
        self.home = settle(self.asked, self.user)
        self.socket = socket_folder(self.home, self.user)
        self.binaries = self._runnable(find_binaries(self.bin_folder))
        self.data = self.home / str(self.binaries.major)
        with self._alone():
            self.passwords = role_passwords(self.home / "passwords.json")
            self._refuse_other_major()
            if not self.data.exists():
                self._make()
            if not self._answers():
                self._launch()
            self._joined = (self.home / "joined.lock").open("ab")
            fcntl.flock(self._joined, fcntl.LOCK_SH)
        return self

    def stop(self) -> None:
        """Leave; stop the server if nobody else uses it."""
        if self._joined is None:
            return
        with self._alone():
            fcntl.flock(self._joined, fcntl.LOCK_UN)
            try:
                fcntl.flock(self._joined, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return
            else:
                self._control("stop", "-m", "fast", "-w", "-t", str(START_SECONDS))
            finally:
                self._joined.close()
                self._joined = None

    def revive(self) -> bool:
        """Start the server again if its process is gone; returns whether it was. Raises StartError."""
        if self._runs():
            return False
        with self._alone():
            if self._runs():
                return False
            self._launch()
        return True

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def url(self, role: str, database: str = "commontable") -> str:
        """Return the address at which `role` reaches `database`."""
        place = f"postgresql:///?host={quote(str(self.socket))}"
        return url_for(place, user=role, password=self.passwords[role], database=database)

    @property
    def superuser_url(self) -> str:
        return self.url("postgres", "postgres")

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.home / "starting.lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _runnable(self, found: Binaries) -> Binaries:
        if self.user and not may_run(found.program("postgres"), self.user):
            return copy_aside(found, self.home)
        return found

    def _refuse_other_major(self) -> None:
        others = [each.name for each in self.home.glob("[1-9][0-9]") if each != self.data]
        if others and not self.data.exists():
            raise StartError(
                f"The data in {self.home} was made by PostgreSQL {others[0]} and this is "
                f"{self.binaries.version}: set PG_BIN to the bin folder of PostgreSQL {others[0]}, "
                "or move the data as docs/operations/postgres.md tells."
            )

    def _make(self) -> None:
        half = self.home / f"{self.data.name}.half"
        shutil.rmtree(half, ignore_errors=True)
        server_folder(half, self.user)
        with self._password_file() as password_file:
            self._run(
                "initdb",
                f"--pgdata={half}",
                "--username=postgres",
                f"--pwfile={password_file}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--data-checksums",
                *locale_options(self.binaries.major),
                *(["--no-sync"] if self.settings.get("fsync") == "off" else []),
            )
        with (half / "postgresql.conf").open("a") as out:
            out.write("include '../server.conf'\n")
        half.rename(self.data)

    @contextmanager
    def _password_file(self) -> Iterator[str]:
        with tempfile.NamedTemporaryFile("w", dir=self.socket) as file:
            file.write(self.passwords["postgres"])
            file.flush()
            if self.user:
                os.fchown(file.fileno(), self.user.uid, self.user.gid)
            yield file.name

    def _runs(self) -> bool:
        if not Path("/proc/self/cwd").exists():
            return self._answers()
        running = self.data / "postmaster.pid"
        return running.exists() and self._is_our_server(running.read_text().partition("\n")[0])

    def _answers(self) -> bool:
        """Whether it lets us in, now or once it has replayed what it wrote before it was killed."""
        while refusal := self._refusal():
            if "password authentication failed" in refusal:
                raise StartError(
                    f"The database in {self.home} does not accept the password in "
                    f"{self.home / 'passwords.json'}: restore that file from a backup."
                )
            if not any(words in refusal for words in SOON):
                return False
            time.sleep(0.1)
        return True

    def _refusal(self) -> str:
        try:
            psycopg.connect(self.superuser_url, connect_timeout=5).close()
        except psycopg.OperationalError as error:
            return str(error)
        return ""

    def _launch(self) -> None:
        self._write_settings()
        log = self._log_file()
        deadline = time.monotonic() + START_SECONDS
        for begun in count(1):
            self._remove_stale_pids()
            already = log.stat().st_size if log.exists() else 0
            if self._control("start", "-w", "-t", str(START_SECONDS), "-l", str(log)) == 0:
                return
            if self._runs() and self._answers():  # it had much to replay
                return
            said = _said_since(log, already)
            if not may_still_start(said, begun) or time.monotonic() > deadline:
                raise StartError(f"PostgreSQL did not start; {log} says: {said[-600:]}")
            time.sleep(0.1)

    def _write_settings(self) -> None:
        lines = [f"{name} = '{value}'\n" for name, value in self.settings.items()]
        lines.append(f"unix_socket_directories = '{_quoted(self.socket)}'\n")
        (self.home / "server.conf").write_text("".join(lines))

    def _log_file(self) -> Path:
        log = server_folder(self.home / "log", self.user) / "server.log"
        if log.exists() and log.stat().st_size > LARGEST_LOG_BYTES:
            log.replace(log.with_suffix(".old"))
        return log

    def _remove_stale_pids(self) -> None:
        # After a crash the number may belong to another program by now, and PostgreSQL would take
        # that for a server; a server of ours stands in its data folder.
        if not Path("/proc/self/cwd").exists():
            return
        for file in (self.data / "postmaster.pid", self.socket / f"{SOCKET_FILE}.lock"):
            if file.exists() and not self._is_our_server(file.read_text().partition("\n")[0]):
                file.unlink()

    def _is_our_server(self, pid: str) -> bool:
        try:
            return Path(f"/proc/{pid}/cwd").resolve(strict=True) == self.data.resolve()
        except OSError:
            return False

    def _control(self, *words: str) -> int:
        return run_as(
            self.user,
            [self.binaries.program("pg_ctl"), *words],
            env=self._environment(),
            cwd=self.data,
        ).returncode

    def _run(self, program: str, *words: str) -> None:
        done = run_as(
            self.user,
            [self.binaries.program(program), *words],
            env=self._environment(),
            cwd=self.socket,
        )
        if done.returncode != 0:
            raise StartError(f"PostgreSQL's {program} failed: {done.stderr.strip()[-600:]}")

    def _environment(self) -> dict[str, str]:
        return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "PGDATA": str(self.data)}


def may_still_start(said: str, begun: int) -> bool:
    """Whether to begin once more. After a kill -9 the dead server's children need a moment to notice; and a server that
    named no reason was itself killed while it started, which is begun three times more.
    """
    fatal = [
        line
        for line in said.splitlines()
        if "FATAL" in line and not any(words in line for words in (*SOON, "postmaster exit"))
    ]
    return "shared memory block" in said or (not fatal and begun < MOST_STARTS)


def locale_options(major: int) -> list[str]:
    """Return initdb's words for plain code-point order, which no system update can change."""
    if major >= 17:
        return ["--locale-provider=builtin", "--locale=C.UTF-8"]
    return ["--locale=C.UTF-8"]


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _said_since(log: Path, position: int) -> str:
    if not log.exists():
        return "nothing"
    return log.read_bytes()[position:].decode(errors="replace").strip()
