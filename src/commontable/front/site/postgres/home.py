"""Where does the database live, and who may look in?

The state folder holds everything of this installation; in it, the database has its home: the data
(a folder named by PostgreSQL's major version), the socket, the log, the passwords and the locks.
Everything is closed to other users of the machine. Under root, the home and its passwords stay
root's; the server's user owns only the data, the socket and the log.
"""

import hashlib
import os
import stat
import sys
import tempfile
from pathlib import Path

from .errors import StartError
from .server_user import ServerUser, may_enter, server_user

LONGEST_SOCKET_BYTES = 107
SOCKET_FILE = ".s.PGSQL.5432"


def state_folder() -> Path:
    """Return the folder all state lives in (CT_DATA, else `var` in the checkout), made and closed.

    Raises StartError when it cannot be made or used, or when a named one is open to others: a
    folder that others use as well must not be closed to them by surprise.
    """
    named = os.environ.get("CT_DATA")
    if not named:
        return closed_folder(Path(__file__).resolve().parents[5] / "var", server_user())
    folder = Path(named).expanduser().absolute()
    if folder.is_dir() and any(folder.iterdir()) and folder.stat().st_mode & 0o067:
        raise StartError(
            f"CT_DATA names {folder}, which other users of this machine can open: run chmod 700 "
            "on it if it is Common Table's alone, or name a folder of its own."
        )
    return closed_folder(folder, server_user())


def closed_folder(folder: Path, user: ServerUser | None = None) -> Path:
    """Return `folder`, made if need be, mode 0700, or 0710 for root's server user to pass through.

    Raises StartError when it cannot be made, or belongs to someone else.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            raise StartError(
                f"{folder} belongs to another user: start Common Table as that user, or set "
                "CT_DATA to a folder of your own."
            )
        if user:
            os.chown(folder, -1, user.gid)
        folder.chmod(0o710 if user else 0o700)
    except OSError as error:
        raise StartError(
            f"{folder} cannot be used ({error.strerror}): set CT_DATA to a folder you can write."
        ) from None
    return folder


def server_folder(folder: Path, user: ServerUser | None) -> Path:
    """Return `folder`, made if need be, mode 0700, owned by the user the server runs as."""
    folder.mkdir(mode=0o700, exist_ok=True)
    if user:
        os.chown(folder, user.uid, user.gid, follow_symlinks=False)
    folder.chmod(0o700)
    return folder


def settle(asked: Path, user: ServerUser | None) -> Path:
    """Return the home to use: `asked`, or a folder the server's user can reach, and say which.

    The state folder is opened to that user for passing through; folders above it never are.
    """
    if user and not may_enter(asked.parent, user):
        elsewhere = _reachable_place(asked, user)
        print(
            f"The database is kept in {elsewhere}: user {user.name}, who runs it, cannot enter {asked.parent}.",
            file=sys.stderr,
        )
        return closed_folder(elsewhere, user)
    return closed_folder(asked, user)


def _reachable_place(asked: Path, user: ServerUser) -> Path:
    for place in (Path("/var/lib"), Path(tempfile.gettempdir())):
        if place.is_dir() and os.access(place, os.W_OK) and may_enter(place, user):
            return place / _hashed(asked)
    raise StartError(
        f"User {user.name}, who runs the database, can enter neither {asked.parent} nor /var/lib: "
        "set CT_DATA to a folder below one that all users may pass through, such as /srv."
    )


def socket_folder(home: Path, user: ServerUser | None) -> Path:
    """Return the folder of the server's socket; a hashed temporary one where the path is too long."""
    folder = home / "socket"
    if len(os.fsencode(folder / SOCKET_FILE)) > LONGEST_SOCKET_BYTES:
        folder = Path(tempfile.gettempdir()) / _hashed(home)
        _refuse_foreign(folder, user)
    return server_folder(folder, user)


def _refuse_foreign(folder: Path, user: ServerUser | None) -> None:
    # Anyone may write in the temporary folder: a folder put there beforehand would own the socket.
    if not os.path.lexists(folder):
        return
    found = folder.lstat()
    ours = {os.geteuid(), user.uid if user else os.geteuid()}
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in ours:
        raise StartError(f"{folder} was put there by another user: remove it and start again.")


def _hashed(folder: Path) -> str:
    return "commontable-" + hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]
