"""How is a whole database written down and put back? By PostgreSQL's own pg_dump and pg_restore, of a fitting version."""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from .binaries import DEBIAN, wheel_folder
from .errors import StartError

CHUNK_BYTES = 1 << 20


def programs_for(server_version: int) -> Path:
    """Return the bin folder whose pg_dump fits a server of this version (as psycopg says it: 150018 is 15.18).

    PG_BIN alone, where it is set; else the same major version, for what a newer one writes an older server may refuse;
    else the next newer one. Raises StartError.
    """
    wanted = server_version // 10_000
    found = {major: folder for folder in _folders() if (major := _major(folder)) is not None and major >= wanted}
    if not found:
        raise StartError(
            f"No pg_dump for a PostgreSQL {wanted} was found: set PG_BIN to the bin folder of PostgreSQL {wanted} or newer."
        )
    return found[min(found)]


def dumped(url: str, programs: Path, snapshot: str) -> Iterator[bytes]:
    """The database at `url` as `snapshot` sees it, in pg_dump's custom format, a megabyte at a time.

    Raises StartError when pg_dump ends otherwise than well.
    """
    words = ["--format=custom", f"--snapshot={snapshot}"]
    with _started(url, programs / "pg_dump", words, stdout=subprocess.PIPE) as running:
        assert running.stdout
        try:
            while chunk := running.stdout.read(CHUNK_BYTES):
                yield chunk
        except BaseException:
            running.kill()
            raise
        _refuse_a_failure("pg_dump", running)


def put_back(url: str, programs: Path, chunks: Iterable[bytes]) -> None:
    """Fill the empty database at `url` with what `dumped` gave. Raises StartError at the first thing that does not fit."""
    # One transaction, for otherwise each of a thousand statements waits for the disk.
    with _started(
        url, programs / "pg_restore", ["--exit-on-error", "--single-transaction"], stdin=subprocess.PIPE
    ) as running:
        assert running.stdin
        try:
            # Ended early, it says why itself.
            with suppress(BrokenPipeError):
                for chunk in chunks:
                    running.stdin.write(chunk)
            with suppress(BrokenPipeError):
                running.stdin.close()
        except BaseException:
            running.kill()
            raise
        _refuse_a_failure("pg_restore", running)


def _folders() -> Iterator[Path]:
    if named := os.environ.get("PG_BIN"):
        yield Path(named)
        return
    yield from sorted(DEBIAN.glob("*/bin"))
    if wheel := wheel_folder():
        yield wheel


def _major(folder: Path) -> int | None:
    try:
        said = subprocess.run([folder / "pg_dump", "--version"], capture_output=True, text=True, check=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
    return int(version.group(1)) if version else None


def _started(url: str, program: Path, words: list[str], **pipes: int) -> "subprocess.Popen[bytes]":
    parts = conninfo_to_dict(url)
    # The password in the environment, for whoever lists processes reads their words.
    env = os.environ | {"LC_ALL": "C", "PGPASSWORD": str(parts.pop("password", "") or "")}
    place = make_conninfo("", **parts)
    command = [str(program), "--no-password", f"--dbname={place}", *words]
    pipes = {"stdin": subprocess.DEVNULL} | pipes
    # Which pipes there are is the caller's: no overload of Popen fits words that are gathered.
    return subprocess.Popen(command, env=env, stderr=subprocess.PIPE, **pipes)  # type: ignore[call-overload,no-any-return]


def _refuse_a_failure(name: str, running: "subprocess.Popen[bytes]") -> None:
    assert running.stderr
    said = running.stderr.read().decode(errors="replace").strip()
    if running.wait() != 0:
        raise StartError(f"{name} did not go through: {_first_error(said)}")


def _first_error(said: str) -> str:
    """Its first error, without the row's values that PostgreSQL may add in further lines."""
    lines = [line.partition("error: ")[2] for line in said.splitlines() if "error: " in line]
    return (lines or [said[-300:] or "it ended without a word."])[0]
