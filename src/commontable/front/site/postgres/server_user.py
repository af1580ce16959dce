"""As whom does the database server run? PostgreSQL refuses root, so root hands it to a lesser user."""

import os
import pwd
import stat
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import StartError

LESSER_USERS = ("postgres", "nobody")


@dataclass(frozen=True)
class ServerUser:
    name: str
    uid: int
    gid: int


def server_user() -> ServerUser | None:
    """Return the user a root process hands the server to; None when we are not root."""
    if os.geteuid() != 0:
        return None
    for name in LESSER_USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return ServerUser(name, entry.pw_uid, entry.pw_gid)
    raise StartError(
        "PostgreSQL does not run as root and there is no user 'postgres' or 'nobody' to run it as: "
        "start Common Table as an ordinary user."
    )


def may_enter(folder: Path, user: ServerUser) -> bool:
    """Return whether `user` can pass through `folder` and everything above it."""
    chain = [folder, *folder.parents]
    return all(not each.exists() or _may(each.stat(), user, stat.S_IXOTH) for each in chain)


def may_run(program: Path, user: ServerUser) -> bool:
    return may_enter(program.parent, user) and _may(program.stat(), user, stat.S_IXOTH)


def _may(found: os.stat_result, user: ServerUser, bit: int) -> bool:
    if found.st_uid == user.uid:
        return bool(found.st_mode & (bit << 6))
    if found.st_gid == user.gid:
        return bool(found.st_mode & (bit << 3))
    return bool(found.st_mode & bit)


def run_as(
    user: ServerUser | None, argv: Sequence[str | Path], *, env: Mapping[str, str], cwd: Path
) -> subprocess.CompletedProcess[str]:
    """Run `argv` as `user` with nothing but `env`; return it finished, output captured."""
    who: dict[str, int | list[int]] = {}
    if user:
        who = {"user": user.uid, "group": user.gid, "extra_groups": []}
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [str(each) for each in argv],
        env=dict(env),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        **who,
    )
