"""Where do snapshots lie, and which is the newest? Folders nobody else on this machine can open, each until its day.

A snapshot is made beside the others under another name and renamed when it is whole: what has a manifest under its own
name is whole. Pure file work: it asks no database.
"""

import json
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings

from commontable.insight.mart import FORMAT

HALF = ".half-"
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Snapshot:
    """One snapshot that was taken, and what its manifest says."""

    folder: Path
    manifest: dict[str, Any]

    @property
    def taken_on(self) -> date:
        return date.fromisoformat(self.manifest["taken_at"])

    @property
    def expires_on(self) -> date:
        return self.taken_on + timedelta(days=settings.SNAPSHOT_DAYS)


def home() -> Path:
    """The folder all snapshots lie in, made and closed."""
    place = Path(settings.SNAPSHOTS)
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    place.chmod(0o700)
    return place


def kept() -> list[Snapshot]:
    """Every whole snapshot, the oldest first."""
    folders = sorted(each for each in home().iterdir() if each.is_dir() and not each.name.startswith("."))
    return [Snapshot(each, read_manifest(each)) for each in folders if (each / MANIFEST).is_file()]


def newest() -> Snapshot | None:
    """The snapshot that figures are made of; None before the first was taken."""
    return next(iter(readable()[::-1]), None)


def readable() -> list[Snapshot]:
    """Every whole snapshot of the form that this version of the software reads, the oldest first."""
    return [each for each in kept() if each.manifest.get("format", FORMAT) == FORMAT]


def is_of_another_form() -> bool:
    """Whether there are snapshots and none can be read: the software was changed since the last was taken."""
    return bool(kept()) and not readable()


def read_manifest(folder: Path) -> dict[str, Any]:
    return json.loads((folder / MANIFEST).read_text(encoding="utf-8"))


def name_at(moment: datetime) -> str:
    """What a snapshot taken at that moment is called; names sort as moments do."""
    return moment.strftime("%Y-%m-%dT%H-%M-%S.%fZ")


@contextmanager
def half_made(name: str) -> Iterator[Path]:
    """A folder to write in. What is not moved to its own name at the end is gone, however the block ends."""
    folder = home() / f"{HALF}{name}"
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def finish(half: Path) -> Path:
    """Give it its own name: from here on it is there, whole."""
    whole = half.with_name(half.name.removeprefix(HALF))
    _keep(half)
    half.rename(whole)
    _keep(whole.parent)
    return whole


def write_manifest(folder: Path, said: dict[str, Any]) -> None:
    with opened(folder / MANIFEST) as file:
        file.write(json.dumps(said, indent=1, sort_keys=True).encode())


@contextmanager
def opened(path: Path) -> Iterator[Any]:
    """A new file that only this user can open, on the disk when the block ends."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def sweep() -> int:
    """Remove what a killed taking left, while none is under way; returns how much."""
    halves = [each for each in home().iterdir() if each.name.startswith(HALF)]
    for half in halves:
        shutil.rmtree(half, ignore_errors=True)
    return len(halves)


def remove(snapshots: Collection[Snapshot]) -> None:
    """Destroy these: renamed first, so that nobody finds half of one."""
    for each in snapshots:
        dying = each.folder.with_name(f"{HALF}{each.folder.name}")
        each.folder.rename(dying)
        shutil.rmtree(dying)


def _keep(folder: Path) -> None:
    """Have the folder's own entries on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
