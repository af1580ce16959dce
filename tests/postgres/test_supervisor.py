"""Web and worker together: restarted after a crash, stopped together, one pair to a state folder."""

import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commontable.front.site.postgres import StartError
from commontable.front.site.serving import listening_address
from commontable.front.site.supervisor import Child, Supervisor, only_one, require_free_port

WAIT = [sys.executable, "-c", "import time; print('here', flush=True); time.sleep(60)"]
CRASH = [sys.executable, "-c", "raise SystemExit('fell over')"]
SUPERVISE = f"""
import os
from commontable.front.site.supervisor import Supervisor
Supervisor({{"web": {WAIT!r}, "worker": {WAIT!r}}}, os.environ).run(lambda: None)
"""


def said(commands: dict[str, list[str]], until: Callable[[str], bool], ready: str | None = None) -> str:
    """Return what a supervisor prints until `until` holds; it is then ended by SIGTERM."""
    out = io.StringIO()

    def end() -> None:
        deadline = time.monotonic() + 20
        while not until(out.getvalue()) and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGTERM)

    watcher = threading.Thread(target=end)
    watcher.start()
    Supervisor(commands, os.environ, out).run(lambda: ready)
    watcher.join()
    return out.getvalue()


def test_output_carries_the_name_of_its_process() -> None:
    assert "worker | here" in said({"worker": WAIT}, lambda text: "here" in text)


def test_the_ready_line_is_printed_once() -> None:
    text = said({"worker": WAIT}, lambda text: "here" in text, ready="It is ready.")
    assert text.count("It is ready.") == 1


def test_a_crashed_process_is_started_again() -> None:
    text = said({"web": CRASH, "worker": WAIT}, lambda text: text.count("fell over") >= 2)
    assert "web ended; starting it again in 1 s." in text


def test_each_further_crash_waits_longer_up_to_half_a_minute() -> None:
    child = Child("web", CRASH)
    waits = []
    for child.failures in range(1, 8):
        waits.append(child.wait_seconds())
    assert waits == [1, 2, 4, 8, 16, 30, 30]


def test_all_processes_end_with_the_supervisor() -> None:
    supervisor = Supervisor({"web": WAIT, "worker": WAIT}, os.environ, io.StringIO())
    before = {child.name for child in supervisor.children}
    threading.Timer(1, os.kill, [os.getpid(), signal.SIGTERM]).start()
    supervisor.run(lambda: None)
    assert before == {"web", "worker"}
    assert [child.process for child in supervisor.children] == [None, None]


@pytest.mark.drill
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's death")
def test_a_killed_supervisor_leaves_no_orphans() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SUPERVISE],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    [process.stdout.readline() for _ in range(2)]
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    process.kill()
    process.communicate()
    time.sleep(0.5)
    assert len(children) == 2
    assert [each for each in children if is_running(each)] == []


def is_running(pid: str) -> bool:
    status = Path(f"/proc/{pid}/status")
    return status.exists() and "State:\tZ" not in status.read_text()


def test_a_second_supervisor_on_one_folder_is_refused(tmp_path: Path) -> None:
    with only_one(tmp_path), pytest.raises(StartError, match=f"process {os.getpid()}"), only_one(tmp_path):
        pass


def test_a_folder_is_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with only_one(tmp_path):
            pass


def test_a_taken_port_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StartError, match=rf"Port {port} .* CT_PORT={port + 1}"):
            require_free_port("127.0.0.1", port)


@pytest.mark.parametrize("given", ["", "http", "0", "70000", "-1"])
def test_a_port_that_is_none_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CT_PORT", given)
    with pytest.raises(StartError, match="must be a port number"):
        listening_address()
