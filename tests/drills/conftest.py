"""One installation for all drills, in a folder of its own; one copy of its database for each file of them."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from commontable.front.site.postgres import Cluster

from .place import Launcher, Place, copied, installed, launched


@pytest.fixture(scope="session")
def drill_folder() -> Iterator[Path]:
    # Not in memory: what a drill proves is that it reached the disk.
    folder = Path(tempfile.mkdtemp(prefix="ct-drill-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def cluster(drill_folder: Path) -> Iterator[Cluster]:
    with installed(drill_folder) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def place(drill_folder: Path, cluster: Cluster, request: pytest.FixtureRequest) -> Iterator[Place]:
    with copied(drill_folder, cluster, request.module.__name__.rpartition(".")[2]) as place:
        yield place


@pytest.fixture(scope="module")
def launcher(place: Place) -> Iterator[Launcher]:
    """Ready to press, and to die."""
    with launched(place) as launcher:
        yield launcher
