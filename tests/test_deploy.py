"""The units in deploy/ are sound, closed, and start what the supervisor starts."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from commontable.front.site.supervisor import web_command, worker_command

ROOT = Path(__file__).resolve().parents[1]
UNITS = sorted((ROOT / "deploy" / "systemd").iterdir())
PYTHON = "/opt/commontable/.venv/bin/python"
LEAST_EXPOSED = 20
"""Of 100, in tenths of what systemd-analyze prints."""

needs_systemd = pytest.mark.skipif(
    not shutil.which("systemd-analyze"), reason="systemd is not installed: the units were NOT looked at"
)


@pytest.fixture
def units(tmp_path: Path) -> list[str]:
    """Copies that start a program of this machine."""
    for unit in UNITS:
        (tmp_path / unit.name).write_text(unit.read_text().replace(PYTHON, sys.executable))
    return [str(tmp_path / unit.name) for unit in UNITS]


@needs_systemd
def test_systemd_finds_no_fault_in_them(units: list[str]) -> None:
    looked = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True, check=False)
    assert (looked.returncode, looked.stderr) == (0, "")


@needs_systemd
def test_each_service_is_little_exposed(units: list[str]) -> None:
    services = [unit for unit in units if unit.endswith(".service")]
    words = ["security", "--offline=true", f"--threshold={LEAST_EXPOSED}", "--no-pager", *services]
    looked = subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, check=False)
    assert looked.returncode == 0, looked.stdout[-600:]


def started_by(name: str) -> list[str]:
    text = (ROOT / "deploy" / "systemd" / name).read_text()
    found = re.search(r"^ExecStart=(.*)$", text, re.MULTILINE)
    assert found
    return found[1].split()


def test_they_start_what_the_supervisor_starts() -> None:
    assert started_by("commontable-web.service")[1:] == web_command("127.0.0.1", 8000)[1:]
    assert started_by("commontable-worker.service")[1:] == worker_command()[1:]


def test_the_owners_address_is_for_one_unit_alone() -> None:
    assert [unit.name for unit in UNITS if "owner.env" in unit.read_text()] == ["commontable-ready.service"]
