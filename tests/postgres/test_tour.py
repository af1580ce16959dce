"""The tour is the smoke test: two situations from beginning to end, as ./run tour plays them on a machine with nothing.

On a server of its own: it numbers its ledger, and numbering waits for every older transaction, those of other tests too.
"""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

from commontable.front.site.postgres import Cluster


def run_tour(home: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    own = {"CT_DATA": str(home), "PYTHONPATH": "src", "COLUMNS": "200"}
    command = [sys.executable, "-m", "commontable.front.cli.main", "tour"]
    return subprocess.run(command, env=kept | own, capture_output=True, text=True, timeout=600)


def test_the_tour_holds_and_leaves_nothing_behind(home: Path) -> None:
    told = run_tour(home)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "invented" in told.stdout
    assert "KeyNotHeld" in told.stdout
    assert told.stdout.count("✓") >= 17
    ledger = told.stdout[told.stdout.index("Leaf") :]
    assert "Demo-" not in ledger
    with Cluster(home / "postgres") as cluster, psycopg.connect(cluster.superuser_url) as connection:
        left = connection.execute("select count(*) from pg_database where datname like 'tour\\_%'").fetchone()
    assert left == (0,)
