"""Every test of keys has a copy of the master key to itself, to spoil as it likes."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def keyfile(settings, tmp_path, keyfile_of_this_run):
    settings.KEYFILE = Path(shutil.copy2(keyfile_of_this_run, tmp_path / "keyfile"))
    return settings.KEYFILE
