"""What is a backup, as a file? A tar of three: what it says of itself, pg_dump's custom format, and the hash of that."""

import hashlib
import json
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from commontable.front.site.postgres import StartError

from .contents import Contents

FORMAT = 1
ABOUT, DUMP, HASH = "about.json", "database.dump", "database.dump.sha256"
CHUNK_BYTES = 1 << 20


@dataclass(frozen=True)
class About:
    """When it was made, by which PostgreSQL, and what was in the database then."""

    made_at: datetime
    postgresql: int
    contents: Contents

    def as_json(self) -> bytes:
        said = {"format": FORMAT, "made_at": self.made_at.isoformat(), "postgresql": self.postgresql}
        return json.dumps(said | {"contents": self.contents.as_json()}, indent=1).encode()


def write(out: IO[bytes], about: About, dump: Iterable[bytes]) -> None:
    """Write the whole backup, at the beginning of a file that can be read back. The dump goes through, never kept."""
    _member(out, ABOUT, about.as_json(), about.made_at)
    place, digest, size = out.tell(), hashlib.sha256(), 0
    out.write(bytes(tarfile.BLOCKSIZE))
    for chunk in dump:
        out.write(chunk)
        digest.update(chunk)
        size += len(chunk)
    _pad(out, size)
    # Only now is known how long it is.
    end = out.tell()
    out.seek(place)
    out.write(_header(DUMP, size, about.made_at))
    out.seek(end)
    _member(out, HASH, f"{digest.hexdigest()}  {DUMP}\n".encode(), about.made_at)
    out.write(bytes(2 * tarfile.BLOCKSIZE))


def read(file: Path) -> About:
    """What a backup says of itself, once every byte of it was held against its hash. Raises StartError."""
    with _opened(file) as tar:
        about, digest = _about(tar), hashlib.sha256()
        for chunk in _chunks(tar):
            digest.update(chunk)
        if _text(tar, HASH).split()[:1] != [digest.hexdigest().encode()]:
            raise ValueError
    return about


def dump_of(file: Path) -> Iterator[bytes]:
    """The dump in it, a megabyte at a time."""
    with _opened(file) as tar:
        yield from _chunks(tar)


@contextmanager
def _opened(file: Path) -> Iterator[tarfile.TarFile]:
    """The tar, whose faults come out as one sentence."""
    try:
        with tarfile.open(file, "r:") as tar:
            yield tar
    except (FileNotFoundError, PermissionError, IsADirectoryError) as fault:
        raise StartError(f"{file} cannot be read: {fault.strerror}.") from None
    except (tarfile.TarError, KeyError, TypeError, ValueError):
        raise StartError(f"{file} is no whole backup of Common Table: it was cut off or changed.") from None


def _about(tar: tarfile.TarFile) -> About:
    said = json.loads(_text(tar, ABOUT))
    if said["format"] != FORMAT:
        raise StartError("This backup was made by another version of Common Table, in a format this one does not know.")
    made_at = datetime.fromisoformat(said["made_at"])
    return About(made_at, int(said["postgresql"]), Contents.read(said["contents"]))


def _text(tar: tarfile.TarFile, name: str) -> bytes:
    found = tar.extractfile(name)
    return found.read() if found else b""


def _chunks(tar: tarfile.TarFile) -> Iterator[bytes]:
    found = tar.extractfile(DUMP)
    while found and (chunk := found.read(CHUNK_BYTES)):
        yield chunk


def _member(out: IO[bytes], name: str, data: bytes, at: datetime) -> None:
    out.write(_header(name, len(data), at) + data)
    _pad(out, len(data))


def _header(name: str, size: int, at: datetime) -> bytes:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, 0o600, int(at.timestamp())
    return member.tobuf(tarfile.GNU_FORMAT)


def _pad(out: IO[bytes], size: int) -> None:
    out.write(bytes(-size % tarfile.BLOCKSIZE))
