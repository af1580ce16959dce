"""Which snapshots are there, and of which day? All numbers come out of one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from commontable.insight.snapshot.folders import readable

if TYPE_CHECKING:
    from commontable.insight.mart import Star


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
    return [Snapshot(each.folder, each.taken_on) for each in reversed(readable())]


def snapshot_of(name: str) -> Snapshot | None:
    """The one of that name, or None: it may have expired."""
    return next((each for each in snapshots() if each.name == name), None)
