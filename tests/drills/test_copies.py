"""Killed while it copies or restores, nothing half-done is left; and a copy moves from one PostgreSQL to the next."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from commontable.front.site.postgres import Cluster
from commontable.front.site.postgres.binaries import DEBIAN, wheel_folder
from commontable.front.site.postgres.home import closed_folder
from commontable.front.site.postgres.server_user import server_user

from .place import ROOT, TEMPLATE, Place, installed

pytestmark = pytest.mark.drill

RUN = "import sys; from tests.drills.deaths import arm; sys.argv[2] and arm(sys.argv[2]); del sys.argv[1:3]"
THEN = "from commontable.front.cli.main import main; main()"


def run(environment: dict[str, str], *words: str, dies_at: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"{RUN}; {THEN}", "./run", dies_at, *words]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


def told(place: Place) -> dict[str, str]:
    """What an operator sets for a server of their own."""
    owner, state = place.cluster.url("ct_owner", place.database), place.folder / "state"
    servers = {"DATABASE_OWNER_URL": owner, "DATABASE_ADMIN_URL": place.cluster.superuser_url}
    return place.environment(CT_DATA=str(state), **servers)


def databases(place: Place) -> set[str]:
    with psycopg.connect(place.cluster.superuser_url) as connection:
        found = connection.execute("select datname from pg_database where datname like %s", [f"{place.database}%"])
        return {name.removeprefix(place.database) for (name,) in found.fetchall()}


def members(url: str) -> int:
    with psycopg.connect(url) as connection:
        found = connection.execute("select count(*) from agencies_member").fetchone()
    return found[0] if found else 0


def test_killed_half_way_it_leaves_nothing_that_passes_for_whole(place: Place, tmp_path: Path) -> None:
    file, before = tmp_path / "copy", members(place.superuser_url)
    for point in ("backup_written", "backup_on_trial"):
        assert run(told(place), "backup", str(file), dies_at=point).returncode == -signal.SIGKILL, point
        assert not file.exists()
    assert databases(place) == {"", "_checking"}, "the trial of the killed run"

    made = run(told(place), "backup", str(file))
    assert (made.returncode, made.stderr) == (0, "")
    assert "all the same" in made.stdout
    assert os.listdir(tmp_path) == ["copy"]
    assert databases(place) == {""}

    restore = ("restore", "--replace", str(file))
    assert run(told(place), *restore, dies_at="before_the_switch").returncode == -signal.SIGKILL
    assert databases(place) == {"", "_restoring"}
    assert members(place.superuser_url) == before

    done = run(told(place), *restore)
    assert (done.returncode, done.stderr) == (0, "")
    assert databases(place) == {"", "_before_restore"}
    assert members(place.superuser_url) == before
    assert run(told(place), "restore", "--drop-put-aside").returncode == 0
    assert databases(place) == {""}


@pytest.fixture
def own_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="ct-majors-") as name:
        yield closed_folder(Path(name), server_user())


def test_an_installation_moves_to_the_next_postgresql_by_backup_and_restore(own_folder: Path, monkeypatch) -> None:
    """The steps of docs/operations/new-postgresql.md, one by one."""
    older = sorted(DEBIAN.glob("*/bin"), key=lambda each: int(each.parent.name))
    if not older or not wheel_folder():
        pytest.skip("There is only one PostgreSQL on this machine: the move was NOT tried")
    file, old_major = own_folder / "before.backup", older[0].parent.name
    monkeypatch.setenv("PG_BIN", str(older[0]))
    with installed(own_folder) as old:
        place, count = Place(own_folder, old, 0), members(old.url("postgres", TEMPLATE))
        made = run(with_its_own_server(place) | {"PG_BIN": str(older[0])}, "backup", str(file))
        assert (made.returncode, made.stderr) == (0, "")
    monkeypatch.delenv("PG_BIN")

    refused = run(with_its_own_server(place), "restore", str(file))
    assert "was made by PostgreSQL" in refused.stderr, "the old data is not passed over"
    (own_folder / "postgres" / old_major).rename(own_folder / "postgres" / f"{old_major}.before")
    moved = run(with_its_own_server(place), "restore", str(file))
    assert (moved.returncode, moved.stderr) == (0, "")

    with Cluster(own_folder / "postgres") as new:
        assert new.binaries.major > int(old_major)
        assert members(new.url("postgres", TEMPLATE)) == count


def with_its_own_server(place: Place) -> dict[str, str]:
    return {name: value for name, value in place.environment().items() if not name.startswith(("DATABASE_", "PG_"))}
