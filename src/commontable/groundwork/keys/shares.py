"""What makes a destroyed key stay destroyed in every backup? A share of each key, kept in a file apart from the database.

A wrap opens with its share alone. Destroying deletes the share: an older copy of the database, put back beside the
store of today, opens everything but what was destroyed since.

Database and store are two, so each change is announced in the store first, made in the database, and settled after:
a share is there before its key is kept; a destroyed key's share goes once that is kept. `sweeping` settles what was
cut off between.
"""

import os
import sqlite3
import stat
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from .keyfile import KeyfileRefused
from .secret import Secret
from .suites import new_key

_TOGETHER = 500
_WAIT_SECONDS = 20.0
_OTHERS_MAY = stat.S_IRWXG | stat.S_IRWXO
_TABLES = """
create table store (id blob not null);
create table shares (
  data_key blob primary key, place blob not null, share blob not null, state text not null, since integer not null
) without rowid;
create index unsettled on shares (place, state) where state <> 'kept';
"""

_mine = threading.local()


class KeystoreRefused(KeyfileRefused):
    """The key store is missing, belongs to another database, or is readable by others. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A share whose key was being made or destroyed when it was last written."""

    data_key: UUID
    state: str
    age: int
    """In seconds."""


def store_path() -> Path:
    """CT_KEYSTORE, or the file `keystore` beside the keyfile."""
    return Path(settings.KEYSTORE or Path(settings.KEYFILE).with_name("keystore"))


def create_store() -> None:
    """Make an empty store, readable by its owner alone. One that is there stays as it is."""
    path = store_path()
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    made = sqlite3.connect(draft, isolation_level=None)
    try:
        made.executescript(_TABLES)
        made.execute("insert into store values (?)", [os.urandom(16)])
    finally:
        made.close()
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def store_id() -> UUID:
    """Which store this is. Raises KeystoreRefused when it is missing, no store, or open to others."""
    return UUID(bytes=_all("select id from store", [])[0][0])


def new_shares(keys: Iterable[tuple[UUID, UUID]]) -> dict[UUID, Secret]:
    """A share for each of these keys, from pairs of key and table: on disk before the key is. Asked again, the same."""
    places = dict(keys)
    found = shares_of(places)
    wanted = [key for key in places if key not in found]
    if not wanted:
        return found
    rows = [(key.bytes, places[key].bytes, new_key(), "new", _now()) for key in wanted]
    _run("insert or ignore into shares values (?, ?, ?, ?, ?)", rows)
    return shares_of(places)


def shares_of(data_keys: Iterable[UUID]) -> dict[UUID, Secret]:
    """The shares of these keys that are there. One look for a whole list."""
    wanted = list(data_keys)
    found: dict[UUID, Secret] = {}
    for at in range(0, len(wanted), _TOGETHER):
        some = [key.bytes for key in wanted[at : at + _TOGETHER]]
        marks = ",".join("?" * len(some))
        rows = _all(f"select data_key, share from shares where data_key in ({marks})", some)
        found |= {UUID(bytes=key): Secret(share) for key, share in rows}
    return found


def announce_end(data_key: UUID) -> None:
    """The key is about to be destroyed: should this process die between, its share is found again and deleted."""
    _run("update shares set state = 'ending', since = ? where data_key = ?", [(_now(), data_key.bytes)])


def forget(data_keys: Iterable[UUID]) -> int:
    """Delete these shares, overwritten on disk; returns how many were there."""
    return _run("delete from shares where data_key = ?", [(key.bytes,) for key in data_keys])


def settle(data_keys: Iterable[UUID]) -> None:
    """These keys are kept: nothing is going on with their shares."""
    _run("update shares set state = 'kept' where data_key = ?", [(key.bytes,) for key in data_keys])


def unsettled(place: UUID) -> list[Unsettled]:
    """The shares of this place whose keys were being made or destroyed."""
    sql = "select data_key, state, since from shares where place = ? and state <> 'kept' order by since limit 5000"
    return [Unsettled(UUID(bytes=key), state, _now() - since) for key, state, since in _all(sql, [place.bytes])]


def places() -> list[UUID]:
    """The tables of which something is unsettled; none while there is no store."""
    if not store_path().exists():
        return []
    return [UUID(bytes=place) for (place,) in _all("select distinct place from shares where state <> 'kept'", [])]


def counted() -> dict[str, int]:
    """How many shares are there, by state."""
    return dict(_all("select state, count(*) from shares group by state", []))


def copy_store(target: Path) -> None:
    """A whole copy of the store in a new file, while it is in use."""
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    copy = sqlite3.connect(target)
    try:
        _opened(store_path()).backup(copy)
    finally:
        copy.close()


def _all(sql: str, values: list) -> list[tuple]:
    return _opened(store_path()).execute(sql, values).fetchall()


def _run(sql: str, rows: list[tuple]) -> int:
    """One transaction, on disk when this returns; how many rows changed."""
    store = _opened(store_path())
    store.execute("begin immediate")
    try:
        changed = store.executemany(sql, rows).rowcount if rows else 0
        store.execute("commit")
    except BaseException:
        store.execute("rollback")
        raise
    return max(changed, 0)


def _opened(path: Path) -> sqlite3.Connection:
    """This thread's own connection to the store: one a process and thread, never carried through a fork."""
    owner = (path, os.getpid())
    if getattr(_mine, "owner", None) != owner:
        close()
        _mine.store, _mine.owner = _open(path), owner
    return _mine.store


def close() -> None:
    """Let go of this thread's connection. A child after a fork leaves its parent's alone."""
    owner, _mine.owner = getattr(_mine, "owner", None), None
    if owner and owner[1] == os.getpid():
        _mine.store.close()


def _open(path: Path) -> sqlite3.Connection:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise KeystoreRefused(_("%(path)s is missing. Restore it from its own backup.") % {"path": path}) from None
    if mode & _OTHERS_MAY:
        raise KeystoreRefused(_("%(path)s can be read by others. Run: chmod 600 %(path)s") % {"path": path})
    try:
        store = sqlite3.connect(f"file:{path}?mode=rw", uri=True, isolation_level=None, timeout=_WAIT_SECONDS)
        # What is deleted is overwritten, in the file and in its journal.
        for pragma in ("secure_delete = on", "journal_mode = truncate", "synchronous = full", "temp_store = memory"):
            store.execute(f"pragma {pragma}").fetchall()
        store.execute("select id from store").fetchall()
    except sqlite3.DatabaseError:
        raise KeystoreRefused(_("%(path)s is not a key store this version can read.") % {"path": path}) from None
    return store


def _now() -> int:
    return int(timezone.now().timestamp())
