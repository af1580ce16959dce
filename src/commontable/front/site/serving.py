"""What does `./run` do when nothing else is asked? It opens the database, makes it ready, and serves."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

from commontable.front.site.postgres import DatabaseUrls, StartError, open_database, own_server, state_folder
from commontable.front.site.supervisor import (
    Supervisor,
    only_one,
    require_free_port,
    site_answers,
    watch_command,
    web_command,
    worker_command,
)

SETTINGS = "commontable.front.site.settings"


def serve(make_ready: Sequence[str]) -> None:
    """Serve until told to stop.

    `make_ready` are the words after `python -m` of a program run first with the owner's rights, which web and worker
    never get. Raises StartError with a sentence when something is in the way; ends with 1 when `make_ready` said so.
    """
    host, port = listening_address()
    signal.signal(signal.SIGTERM, _leave)
    state = state_folder()
    with only_one(state):
        require_free_port(host, port)
        with open_database(state) as urls:
            _make_ready(make_ready, state, urls)
            commands = {"web": web_command(host, port), "worker": worker_command()}
            if home := own_server(state):
                commands["database"] = watch_command(home)
            Supervisor(commands, environment(state, urls.environment())).run(lambda: _ready_line(host, port))


def listening_address() -> tuple[str, int]:
    """Return the host and port to serve on: CT_HOST and CT_PORT, else 127.0.0.1 and 8000."""
    port = os.environ.get("CT_PORT", "8000")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise StartError(f"CT_PORT is '{port}': it must be a port number, such as 8000.")
    return os.environ.get("CT_HOST", "127.0.0.1"), int(port)


def environment(state: Path, urls: Mapping[str, str]) -> dict[str, str]:
    """Return what a process of ours gets: this environment, with no address of a database but `urls`."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_")}
    own = {"DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONUNBUFFERED": "1", "CT_DATA": str(state)}
    return kept | own | dict(urls)


def _make_ready(words: Sequence[str], state: Path, urls: DatabaseUrls) -> None:
    program = [sys.executable, "-P", "-m", *words]
    # No input, so that nothing can wait for an answer where nobody is.
    done = subprocess.run(program, env=environment(state, urls.owner_environment()), stdin=subprocess.DEVNULL)
    if done.returncode != 0:
        raise SystemExit(1)


def _ready_line(host: str, port: int) -> str | None:
    if not site_answers(host, port):
        return None
    shown = f"[{host}]" if ":" in host else host
    return f"Common Table is ready: http://{shown}:{port}/ (Ctrl-C stops it)"


def _leave(_number: int, _frame: FrameType | None) -> None:
    # So that a stop during the set-up, too, leaves through the database's door.
    raise SystemExit(0)
