"""Are all figures the same on Spark as on DuckDB, at a hundred thousand situations?"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bench.figures.snapshot import write
from commontable.insight.indicators import catalogue

ROOT = Path(__file__).resolve().parents[1]
SITUATIONS = 100_000
JAVA = "Java is not installed: figures were NOT compared with Spark. On Debian: apt install openjdk-17-jre-headless"


@pytest.mark.every
def test_every_figure_is_exactly_equal_on_duckdb_and_on_spark(tmp_path):
    if not shutil.which("java"):
        assert not os.environ.get("CI"), JAVA
        pytest.skip(JAVA)
    write(tmp_path / "snapshot", SITUATIONS, seed=5)
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    ran = subprocess.run(
        [sys.executable, "-m", "bench.figures.on_spark", str(tmp_path / "snapshot")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": path, "TMPDIR": str(tmp_path)},
    )
    every = len(catalogue())
    assert f"{every} of {every} figures equal" in ran.stdout, f"{ran.stdout[-3000:]}\n{ran.stderr[-3000:]}"
