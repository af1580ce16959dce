"""Where do the journeys walk? On the site as it is served, in a process of its own, on a database of its own."""

import http.client
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from commontable.front.site.supervisor import web_command

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60.0


@dataclass(frozen=True)
class LiveSite:
    """The address of a running site, its database as its superuser sees it, and the folder of its data."""

    url: str
    superuser_url: str
    data: Path


@contextmanager
def serving(
    database_url: str, superuser_url: str, state: Path, keyfile: Path, listen_url: str = ""
) -> Iterator[LiveSite]:
    """Serve with the product's own web server until left. What it says is in `state`/web.log."""
    port = _free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "CT_"))}
    own = {"DATABASE_URL": database_url, "CT_DATA": str(state), "CT_KEYFILE": str(keyfile), "CT_POOL": "4"}
    own |= {"DATABASE_LISTEN_URL": listen_url} if listen_url else {}
    own |= {"PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "commontable.front.site.settings"}
    with (state / "web.log").open("ab") as log:
        web = subprocess.Popen(
            web_command("127.0.0.1", port), env=kept | own, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        _wait(web, port, state)
        yield LiveSite(f"http://127.0.0.1:{port}", superuser_url, state)
    finally:
        web.terminate()
        web.wait(20)


def _wait(web: subprocess.Popen, port: int, state: Path) -> None:
    since = time.monotonic()
    while not _answers(port):
        if web.poll() is not None or time.monotonic() - since > START_SECONDS:
            raise AssertionError(f"the site does not answer: {(state / 'web.log').read_text()[-2000:]}")
        time.sleep(0.1)


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/sign-in/")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
