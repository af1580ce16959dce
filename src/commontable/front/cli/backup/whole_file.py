"""How does a file come to be whole or not at all? Under a hidden name, closed to others; the real name comes last."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from commontable.front.site.postgres import StartError

UNDER_WAY = ".commontable-part"


def named(asked: Path, now: datetime) -> Path:
    """The file meant: `asked`, or one named by the minute in the folder `asked`. Raises StartError when it exists."""
    file = asked / f"commontable-{now:%Y-%m-%d-%H%M}.backup" if asked.is_dir() else asked
    if os.path.lexists(file):
        raise StartError(f"{file} exists already. It was left as it is.")
    if not file.parent.is_dir():
        raise StartError(f"There is no folder {file.parent}.")
    return file


@contextmanager
def whole_file(file: Path) -> Iterator[tuple[IO[bytes], Path]]:
    """Lend a new file of mode 0600 and where it stands meanwhile. It gets its name at the end, and is gone after a fault.

    Raises StartError when it cannot be written, or somebody made `file` meanwhile.
    """
    part = file.with_name(f".{file.name}.{os.urandom(4).hex()}{UNDER_WAY}")
    try:
        _take_away_leftovers(file.parent)
        with open(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as out:
            fcntl.flock(out, fcntl.LOCK_EX)
            yield out, part
            out.flush()
            os.fsync(out.fileno())
            _name(part, file)
    except OSError as fault:
        raise StartError(f"{file} cannot be written ({fault.strerror}). Nothing was left behind.") from None
    finally:
        part.unlink(missing_ok=True)


def _take_away_leftovers(folder: Path) -> None:
    """Delete what killed runs left in this folder: whoever still writes one holds its lock."""
    for part in folder.glob(f".*{UNDER_WAY}"):
        with suppress(OSError), part.open("rb") as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            part.unlink()


def _name(part: Path, file: Path) -> None:
    """Give it its name, never in the place of another file. Some file systems know no second name: there it moves."""
    try:
        os.link(part, file)
    except FileExistsError:
        raise StartError(f"{file} was made by somebody else meanwhile. It was left as it is.") from None
    except OSError:
        if os.path.lexists(file):
            raise StartError(f"{file} was made by somebody else meanwhile. It was left as it is.") from None
        part.rename(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
