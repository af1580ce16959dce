"""The tour is the smoke test: two situations from beginning to end, as ./run tour plays them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg

from tests.database import Server


def run_tour(server: Server, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Play it on the tests' server, whose passwords must stay what they are."""
    tmp_path.chmod(0o700)
    passwords = tmp_path / "passwords.json"
    passwords.touch(mode=0o600)
    passwords.write_text(json.dumps(server.passwords))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    own = {"CT_DATA": str(tmp_path), "DATABASE_ADMIN_URL": server.superuser_url, "PYTHONPATH": "src", "COLUMNS": "200"}
    command = [sys.executable, "-m", "commontable.front.cli.main", "tour"]
    return subprocess.run(command, env=kept | own, capture_output=True, text=True, timeout=300)


def test_the_tour_holds_and_leaves_nothing_behind(database_server: Server, tmp_path: Path) -> None:
    told = run_tour(database_server, tmp_path)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "invented" in told.stdout
    assert "KeyNotHeld" in told.stdout
    assert told.stdout.count("✓") >= 17
    ledger = told.stdout[told.stdout.index("Leaf") :]
    assert "Demo-" not in ledger
    with psycopg.connect(database_server.superuser_url) as connection:
        left = connection.execute("select count(*) from pg_database where datname like 'tour\\_%'").fetchone()
    assert left == (0,)
