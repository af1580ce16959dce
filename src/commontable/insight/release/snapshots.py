"""Which snapshots are there, and of which day? All numbers come out of one."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from commontable.insight.mart import Star

NAMED = re.compile(r"[0-9TZ:.+-]{8,40}")


@dataclass(frozen=True)
class Snapshot:
    """A folder of Parquet files, and the day it was taken."""

    folder: Path
    taken_on: date

    @property
    def name(self) -> str:
        return self.folder.name

    def star(self) -> Star:
        """Its tables."""
        from commontable.insight.mart import Star

        return Star.read(self.folder)


def snapshots() -> list[Snapshot]:
    """Those that are there, the newest first."""
    place = Path(settings.SNAPSHOTS)
    names = sorted((each.name for each in place.iterdir() if each.is_dir()), reverse=True) if place.is_dir() else []
    return [found for name in names if (found := snapshot_of(name))]


def snapshot_of(name: str) -> Snapshot | None:
    """The one of that name, or None: it may have expired."""
    folder = Path(settings.SNAPSHOTS) / name
    manifest = folder / "manifest.json"
    if not NAMED.fullmatch(name) or not manifest.is_file():
        return None
    said = json.loads(manifest.read_text(encoding="utf-8"))
    return Snapshot(folder, date.fromisoformat(said["taken_at"][:10]))
