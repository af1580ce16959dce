"""A server of the bench's own on the loopback: started, answered once, and ended."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def serving(command: list[str], port: int, environ: dict[str, str], folder: Path, path: str = "") -> Iterator[int]:
    """The process of a web server that answers on `port`; `path` is where its modules are, where they are not ours."""
    with running(command, environ, folder, "web", path) as pid:
        _wait(port, pid, folder)
        yield pid


@contextmanager
def running(command: list[str], environ: dict[str, str], folder: Path, name: str, path: str = "") -> Iterator[int]:
    """Any process of the product, from this checkout, or one whose modules are in `path`."""
    with (folder / f"{name}.log").open("ab") as log:
        process = subprocess.Popen(
            command,
            env=environ | {"PYTHONPATH": path or f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


def _wait(port: int, web: int, folder: Path) -> None:
    until = time.monotonic() + 60
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("POST", "/sign-in/")
            connection.getresponse()
            return
        except OSError:
            if _ended(web) or time.monotonic() > until:
                raise SystemExit(f"the server does not answer: {(folder / 'web.log').read_text()[-2000:]}") from None
            time.sleep(0.1)
        finally:
            connection.close()


def _ended(pid: int) -> bool:
    """Ended processes stay until they are waited for."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
