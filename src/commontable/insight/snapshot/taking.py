"""How is a snapshot taken? In one transaction that sees one moment, table by table, each as its own system.

Written beside the others and renamed once the transaction is kept: cut off anywhere, nothing of it is there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.installation import is_demo
from commontable.groundwork.access.session import acting_as, moment
from commontable.insight.mart import FORMAT
from commontable.partnership.tables.models import SituationTable

from . import folders
from .actions import begin_snapshot, copy_table, finish_snapshot
from .around import Around
from .copying import Before, Copying
from .models import Changed, Taking
from .numbers import any_gone, wanted_meetings, wanted_situations

LOCK = 7_302_116
MANY = 1_000_000
"""With more changes than this since the last, all is read anew."""

type Say = Callable[[int, int], object]


@dataclass
class Progress:
    """How much of all is done, told after each batch; it never goes back."""

    say: Say
    all: int = 0
    done: int = field(default=0)

    def __call__(self, some: int) -> None:
        self.done += some
        self.say(self.done, max(self.all, self.done))


@dataclass(frozen=True)
class Taken:
    """What a taking came to."""

    folder: Path
    situations: int
    anew: int
    rows: int
    is_full: bool
    removed: int


class Busy(Invalid):
    """Another snapshot is being taken."""


def take(*, full: bool = False, say: Say = lambda done, of: None) -> Taken:
    """Take a snapshot: in full, or what changed since the last. Raises Busy while another is being taken."""
    with _alone():
        folders.sweep()
        with folders.half_made(folders.name_at(moment())) as half:
            with _one_moment(), acting_as(system([])):
                copying, taking = _copied(half, full, say)
            whole = folders.finish(half)
        gone = _outdated(whole, copying)
        folders.remove(gone)
        rows = sum(copying.writing.rows.values())
        return Taken(whole, copying.situations, copying.anew, rows, taking.is_full, len(gone))


def remove_expired() -> int:
    """Destroy the snapshots whose last day has passed; returns how many. What a killed taking left goes too."""
    with _alone():
        folders.sweep()
        old = [each for each in folders.kept() if each.expires_on < moment().date()]
        folders.remove(old)
        return len(old)


def is_behind() -> bool:
    """Whether a snapshot holds a situation that has since gone: destroyed, void, joined, or open again."""
    with acting_as(system([])):
        tables = list(SituationTable.objects.values_list("pk", flat=True))
    return any(_behind(table) for table in tables)


def _behind(table) -> bool:
    with acting_as(system([table])):
        return any_gone(table)


def _copied(half: Path, full: bool, say: Say) -> tuple[Copying, Taking]:
    from .files import Writing

    around = begin_snapshot(None, actor=system([]))
    before = None if full else _before(around)
    progress = Progress(say, sum(_counted(around)))
    with Writing(half) as writing:
        copying = Copying(writing, around, before, progress)
        for table in SituationTable.objects.order_by("code"):
            with acting_as(system([table.pk])):
                mode = "incremental" if before else "full"
                copy_table(table, actor=system([table.pk]), mode=mode, copying=copying)
        copying.finish()
    name = half.name.removeprefix(folders.HALF)
    folders.write_manifest(half, _manifest(copying, name))
    taking = finish_snapshot(
        None,
        actor=system([]),
        situations=copying.situations,
        anew=copying.anew,
        folder=name,
        basis=around.basis,
        is_full=before is None,
    )
    return copying, taking


def _counted(around: Around) -> Iterator[int]:
    for place in around.places:
        with acting_as(system([place.pk])):
            yield wanted_situations(place.pk).count() + wanted_meetings(place.pk, around.taken).count()


def _before(around: Around) -> Before | None:
    """What to carry on from; nothing where that is not there any more, or rests on other lists and agencies."""
    from .files import returning_in

    last = Taking.objects.order_by("-taken_at").first()
    folder = folders.home() / last.folder if last else None
    if last is None or folder is None or not (folder / folders.MANIFEST).is_file():
        return None
    if last.basis != around.basis or Changed.objects.all()[: MANY + 1].count() > MANY:
        return None
    changed = frozenset(Changed.objects.values_list("subject", flat=True))
    parts = folders.read_manifest(folder)["parts"]
    return Before(folder, parts, last.taken_at, changed, frozenset(returning_in(folder)))


def _manifest(copying: Copying, name: str) -> dict[str, object]:
    around = copying.around
    return {
        "format": FORMAT,
        "name": name,
        "taken_at": around.taken.date().isoformat(),
        "tables": [place.code for place in around.places],
        "rows": copying.writing.rows,
        "definitions": around.basis[:16],
        "demo": is_demo(),
        "parts": copying.parts,
    }


def _outdated(newest: Path, copying: Copying) -> list[folders.Snapshot]:
    """Older snapshots that hold what has gone since, or whose last day has passed."""
    older = [each for each in folders.kept() if each.folder != newest]
    today: datetime = copying.around.taken
    return [each for each in older if each.expires_on < today.date() or not _all_living(each, copying)]


def _all_living(snapshot: folders.Snapshot, copying: Copying) -> bool:
    import pyarrow as pa
    import pyarrow.compute as pc

    from .files import numbers_in

    living = pa.array(copying.living, pa.int64())
    return bool(pc.all(pc.is_in(numbers_in(snapshot.folder), value_set=living)).as_py() in (True, None))


@contextmanager
def _alone() -> Iterator[None]:
    """Raises Busy unless no other taking is under way, in whichever process."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s)", [LOCK])
        if cursor.fetchone() != (True,):
            raise Busy(_("A snapshot is being taken already."))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _one_moment() -> Iterator[None]:
    """Every question sees the same moment of the database. Within another transaction, that one's."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set transaction isolation level repeatable read")
        yield
