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
def serving(command: list[str], port: int, environ: dict[str, str], folder: Path) -> Iterator[int]:
    with (folder / "web.log").open("ab") as log:
        web = subprocess.Popen(
            command,
            env=environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        _wait(port, web, folder)
        yield web.pid
    finally:
        web.terminate()
        web.wait(30)


def _wait(port: int, web: subprocess.Popen, folder: Path) -> None:
    until = time.monotonic() + 60
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        try:
            connection.request("POST", "/sign-in/")
            connection.getresponse()
            return
        except OSError:
            if web.poll() is not None or time.monotonic() > until:
                raise SystemExit(f"the server does not answer: {(folder / 'web.log').read_text()[-2000:]}") from None
            time.sleep(0.1)
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
