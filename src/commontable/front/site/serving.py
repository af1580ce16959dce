"""What does `./run` do when nothing else is asked? It opens the database, migrates, and serves."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import FrameType

from commontable.front.site.postgres import (
    DatabaseUrls,
    StartError,
    open_database,
    require_least_rights,
    state_folder,
)
from commontable.front.site.supervisor import (
    Supervisor,
    only_one,
    require_free_port,
    site_answers,
    web_command,
    worker_command,
)

SETTINGS = "commontable.front.site.settings"
MIGRATE = ["migrate", "--database=owner", "--verbosity=0", "--no-input"]


def serve(set_up: Sequence[Sequence[str]] = (MIGRATE,)) -> None:
    """Serve until told to stop.

    `set_up` are Django commands run first with the owner's rights, which web and worker never get.
    Raises StartError with a sentence when something is in the way.
    """
    host, port = listening_address()
    signal.signal(signal.SIGTERM, _leave)
    state = state_folder()
    with only_one(state):
        require_free_port(host, port)
        with open_database(state) as urls:
            _set_up(urls, set_up)
            require_least_rights(urls.app)
            commands = {"web": web_command(host, port), "worker": worker_command()}
            Supervisor(commands, _environment(urls.environment())).run(lambda: _ready_line(host, port))


def listening_address() -> tuple[str, int]:
    """Return the host and port to serve on: CT_HOST and CT_PORT, else 127.0.0.1 and 8000."""
    port = os.environ.get("CT_PORT", "8000")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise StartError(f"CT_PORT is '{port}': it must be a port number, such as 8000.")
    return os.environ.get("CT_HOST", "127.0.0.1"), int(port)


def _set_up(urls: DatabaseUrls, commands: Sequence[Sequence[str]]) -> None:
    if urls.owner is None:
        return
    for words in commands:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "django", *words],
            env=_environment(urls.owner_environment()),
            stdin=subprocess.DEVNULL,
        )
        if done.returncode != 0:
            raise StartError(f"The step '{words[0]}' failed: the lines above say why.")


def _environment(extra: Mapping[str, str]) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("DATABASE_")}
    return kept | {"DJANGO_SETTINGS_MODULE": SETTINGS, "PYTHONUNBUFFERED": "1"} | dict(extra)


def _ready_line(host: str, port: int) -> str | None:
    if not site_answers(host, port):
        return None
    shown = f"[{host}]" if ":" in host else host
    return f"Common Table is ready: http://{shown}:{port}/ (Ctrl-C stops it)"


def _leave(_number: int, _frame: FrameType | None) -> None:
    # So that a stop during the set-up, too, leaves through the database's door.
    raise SystemExit(0)
