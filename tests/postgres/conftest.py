"""Homes for clusters that live as long as their tests."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


def new_place() -> Path:
    """Return a path nothing stands at, in memory if there is any, below folders all may enter.

    With a space and an accent in it, as people's folders have."""
    memory = Path("/dev/shm")
    root = memory if os.access(memory, os.W_OK) else Path(tempfile.gettempdir())
    return root / f"ct é {secrets.token_hex(6)}"


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    place = new_place()
    yield place
    shutil.rmtree(place, ignore_errors=True)
