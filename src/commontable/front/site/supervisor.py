"""How do the web server and the worker run together? One parent starts, watches and stops both.

It reads their output in one loop and starts no threads, so that a fork is always safe.
"""

import ctypes
import fcntl
import http.client
import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import TextIO

from commontable.front.site.postgres import StartError

STOP_SECONDS = 8.0
LONGEST_WAIT_SECONDS = 30.0
STEADY_SECONDS = 60.0
PR_SET_PDEATHSIG = 1


def web_command(host: str, port: int) -> list[str]:
    """Return the command that serves the site."""
    # A page that follows a meeting keeps its connection: without a limit the server would wait for it to leave.
    words = ["--interface", "asginl", "--no-ws", "--log-level", "warning", "--http", "1", "--workers-kill-timeout", "3"]
    address = ["--host", host, "--port", str(port)]
    return [sys.executable, "-P", "-m", "granian", *words, *address, "commontable.front.site.asgi:application"]


def worker_command() -> list[str]:
    """Return the command that does the background work."""
    return [sys.executable, "-P", "-m", "commontable.front.site.worker"]


def watch_command(home: Path) -> list[str]:
    """Return the command that starts our own PostgreSQL in `home` again when it was killed."""
    return [sys.executable, "-P", "-m", "commontable.front.site.postgres.watching", str(home)]


@contextmanager
def only_one(state: Path) -> Iterator[None]:
    """Hold `state` for one supervisor; a second one gets a StartError that names the first."""
    with (state / "supervisor.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise StartError(
                f"Common Table is already running on {state} (process {lock.read().strip()}): "
                "stop that one first, or set CT_DATA to another folder."
            ) from None
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        yield


def require_free_port(host: str, port: int) -> None:
    """Raise StartError when the site cannot listen on `host` and `port`."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError:
        raise StartError(
            f"Port {port} on {host} needs rights this user does not have: set CT_PORT to a number "
            "above 1023, for example CT_PORT=8000 ./run."
        ) from None
    except OSError as error:
        raise StartError(
            f"Port {port} on {host} cannot be used ({error.strerror}): stop the program that uses "
            f"it, or set CT_PORT to a free one, for example CT_PORT={port + 1} ./run."
        ) from None


@dataclass
class Child:
    """One watched process: what to run, and when to try again after a crash."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    failures: int = 0
    again_at: float = 0.0
    half_line: bytes = b""

    def wait_seconds(self) -> float:
        return min(2.0 ** (self.failures - 1), LONGEST_WAIT_SECONDS)


@dataclass
class Supervisor:
    """Keeps `commands` (name to command) running until told to stop."""

    commands: Mapping[str, Sequence[str]]
    environ: Mapping[str, str]
    out: TextIO = field(default_factory=lambda: sys.stdout)

    def __post_init__(self) -> None:
        self.children = [Child(name, command) for name, command in self.commands.items()]
        self.selector = selectors.DefaultSelector()
        self.stopping = False

    def run(self, ready: Callable[[], str | None]) -> None:
        """Watch the children until SIGINT or SIGTERM, then stop them.

        `ready` is asked until it returns the line to print.
        """
        with _signals(self._stop_soon), _wakeup(self.selector):
            waiting_for_ready = True
            try:
                while not self.stopping:
                    self._start_those_due()
                    self._pass_output_on(seconds=0.2)
                    self._notice_ends()
                    if waiting_for_ready and (line := ready()):
                        self._say(line)
                        waiting_for_ready = False
            finally:
                self._stop_all()

    def _stop_soon(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _start_those_due(self) -> None:
        for child in self.children:
            if child.process is None and time.monotonic() >= child.again_at:
                self._start(child)

    def _start(self, child: Child) -> None:
        child.process = subprocess.Popen(
            child.command,
            env=dict(self.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            process_group=0,
            preexec_fn=_die_with(os.getpid()),
        )
        child.started = time.monotonic()
        assert child.process.stdout
        os.set_blocking(child.process.stdout.fileno(), False)
        self.selector.register(child.process.stdout, selectors.EVENT_READ, child)

    def _pass_output_on(self, seconds: float) -> None:
        for key, _ in self.selector.select(seconds):
            if isinstance(key.data, Child):
                self._read(key.data)
            else:
                os.read(key.fd, 64)

    def _read(self, child: Child) -> None:
        assert child.process
        assert child.process.stdout
        chunk = child.process.stdout.read(65536)
        if chunk is None:
            return
        *lines, child.half_line = (child.half_line + chunk).split(b"\n")
        if not chunk:
            self.selector.unregister(child.process.stdout)
            lines, child.half_line = [child.half_line] if child.half_line else [], b""
        for line in lines:
            self._say(f"{child.name:<7}| {line.decode(errors='replace').rstrip()}")

    def _notice_ends(self) -> None:
        for child in self.children:
            if child.process and child.process.poll() is not None:
                self._after_crash(child)

    def _after_crash(self, child: Child) -> None:
        assert child.process
        self._let_go(child)
        ran = time.monotonic() - child.started
        child.failures = 1 if ran > STEADY_SECONDS else child.failures + 1
        child.again_at = time.monotonic() + child.wait_seconds()
        self._say(f"{child.name} ended; starting it again in {child.wait_seconds():.0f} s.")

    def _let_go(self, child: Child) -> None:
        process = child.process
        assert process
        assert process.stdout
        pipe = process.stdout
        if pipe in self.selector.get_map():
            self._read(child)
        if pipe in self.selector.get_map():
            self.selector.unregister(pipe)
        pipe.close()
        _signal_group(process, signal.SIGKILL)
        child.process, child.half_line = None, b""

    def _stop_all(self) -> None:
        running = [child for child in self.children if child.process]
        for child in running:
            assert child.process
            child.process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        while time.monotonic() < deadline and any(child.process and child.process.poll() is None for child in running):
            self._pass_output_on(seconds=0.05)
        for child in running:
            assert child.process
            _signal_group(child.process, signal.SIGKILL)
            child.process.wait()
            self._let_go(child)
        self.selector.close()

    def _say(self, line: str) -> None:
        try:
            print(line, file=self.out, flush=True)
        except BrokenPipeError:
            self.stopping = True


def site_answers(host: str, port: int) -> bool:
    """Return whether a page comes back, whatever its status."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    connection = http.client.HTTPConnection(reachable, port, timeout=1)
    try:
        connection.request("GET", "/", headers={"Host": os.environ.get("CT_ALLOWED_HOSTS", reachable).split(",")[0]})
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True


def _die_with(parent: int) -> Callable[[], None] | None:
    """Return what a child does first, so that it ends when `parent` is killed; None off Linux."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)

    def die_with_parent() -> None:
        # SIGTERM and not SIGKILL: the web server has children of its own to end.
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return die_with_parent


def _signal_group(process: subprocess.Popen[bytes], number: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


@contextmanager
def _signals(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    # Under nohup the hang-up is ignored, and stays so.
    ends = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]
    heard = [each for each in ends if signal.getsignal(each) is not signal.SIG_IGN]
    before = {number: signal.signal(number, handler) for number in heard}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)


@contextmanager
def _wakeup(selector: selectors.BaseSelector) -> Iterator[None]:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    selector.register(reader, selectors.EVENT_READ)
    before = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        os.close(writer)
        os.close(reader)
