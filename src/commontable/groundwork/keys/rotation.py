"""How does a holder come to a new key, and what was sealed to the old one with it? Called by the system, for one holder.

The new version takes what is sealed from now on. Old wraps are opened with the old private key and sealed to the new,
some at a time, each time kept whole: cut off anywhere, every wrap opens with one of the two. The emptied version is
retired, and its private key deleted a day later, when no transaction that still knew it can be under way.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from . import suites
from .errors import KeyShredded, SealBroken
from .holders import make_key, newest_key, private_key
from .models import HolderKey, HolderSecret, WrappedKey
from .secret import Secret
from .wraps import Shares, open_wrap, seal_wrap, shares_for

SOME = 500
LONGEST_TRANSACTION = timedelta(days=1)

_KEEP = """
update keys_wrappedkey wrap set sealed = moved.sealed, holder_key_version = moved.version
from unnest(%s::uuid[], %s::bytea[], %s::smallint[]) as moved (id, sealed, version) where wrap.id = moved.id
"""

type Privates = dict[int, suites.PrivateKey]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a holder's wraps are: how many are sealed to the newest version, of how many."""

    version: int = 0
    done: int = 0
    total: int = 0

    @property
    def under_way(self) -> bool:
        return self.done < self.total

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 100


@dataclass(slots=True)
class Rewrapped:
    """Some wraps made ready for the newest key, and where the next look begins. `stuck` did not open."""

    wraps: list[WrappedKey]
    last: UUID | None
    stuck: int = 0


def begin(holder_id: UUID) -> HolderKey:
    """The holder's next version: what is sealed from now on is sealed to it."""
    return make_key(holder_id, newest_key(holder_id).version + 1)


def progress_of(holder_id: UUID) -> Progress:
    """How far it is, in one query."""
    version = newest_key(holder_id).version
    counts = WrappedKey.objects.filter(holder_id=holder_id).aggregate(
        total=Count("pk"), done=Count("pk", filter=Q(holder_key_version=version))
    )
    return Progress(version, **counts)


def progress_of_each(holders: Iterable[UUID]) -> dict[UUID, Progress]:
    """The same for several, in two queries however many. A holder without a key is left out."""
    wanted = list(holders)
    newest = dict(
        HolderKey.objects.filter(holder_id__in=wanted, retired_at=None)
        .order_by("version")
        .values_list("holder_id", "version")
    )
    wraps = WrappedKey.objects.filter(holder_id__in=wanted).values_list("holder_id", "holder_key_version")
    done, total = Counter[UUID](), Counter[UUID]()
    for holder, version, many in wraps.annotate(many=Count("pk")):
        total[holder] += many
        done[holder] += many if version == newest.get(holder) else 0
    return {holder: Progress(version, done[holder], total[holder]) for holder, version in newest.items()}


def under_way() -> list[UUID]:
    """Every holder with an older version that is not retired: its wraps may not all be moved."""
    several = HolderKey.objects.filter(retired_at=None).values("holder_id").annotate(versions=Count("pk"))
    return list(several.filter(versions__gt=1).values_list("holder_id", flat=True))


def lately_retired() -> list[UUID]:
    """Every holder with a version retired long enough ago for its private key to go, and not for very long."""
    now = timezone.now()
    when = (now - 8 * LONGEST_TRANSACTION, now - LONGEST_TRANSACTION)
    return list(HolderKey.objects.filter(retired_at__range=when).values_list("holder_id", flat=True).distinct())


def next_some(holder_id: UUID, after: UUID | None = None) -> Rewrapped:
    """The next wraps of older versions, locked and sealed to the newest. What does not open stays as it is, counted."""
    newest = newest_key(holder_id)
    wraps = _older(holder_id, newest.version, after)
    privates, found = _privates(holder_id, {wrap.holder_key_version for wrap in wraps}), shares_for(wraps)
    moved = [wrap for wrap in wraps if _move(wrap, newest, privates, found)]
    return Rewrapped(moved, wraps[-1].pk if wraps else None, len(wraps) - len(moved))


def keep(wraps: Iterable[WrappedKey]) -> None:
    """Write them down, all in one statement."""
    rows = [(wrap.pk, bytes(wrap.sealed), wrap.holder_key_version) for wrap in wraps]
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [list(each) for each in zip(*rows, strict=True)])


def emptied(holder_id: UUID) -> list[HolderKey]:
    """Older versions to which nothing is sealed any more and which are not retired yet."""
    return [key for key in _unused(holder_id) if key.retired_at is None]


def retire(keys: Iterable[HolderKey]) -> None:
    """Nothing is sealed to these any more."""
    HolderKey.objects.filter(pk__in=[key.pk for key in keys]).update(retired_at=timezone.now())


def forgettable(holder_id: UUID) -> list[HolderKey]:
    """Versions retired long enough ago, with nothing sealed to them, whose private key is still there."""
    before = timezone.now() - LONGEST_TRANSACTION
    there = set(HolderSecret.objects.filter(holder_key__holder_id=holder_id).values_list("holder_key", flat=True))
    return [key for key in _unused(holder_id) if key.retired_at and key.retired_at < before and key.pk in there]


def forget(keys: Iterable[HolderKey]) -> int:
    """Delete the private halves of these: nothing in this database needs them."""
    return HolderSecret.objects.filter(holder_key__in=[key.pk for key in keys]).delete()[0]


def _older(holder_id: UUID, version: int, after: UUID | None) -> list[WrappedKey]:
    older = WrappedKey.objects.filter(holder_id=holder_id, holder_key_version__lt=version).order_by("pk")
    further = older.filter(pk__gt=after) if after else older
    return list(further.select_for_update(of=("self",), skip_locked=True).select_related("data_key")[:SOME])


def _move(wrap: WrappedKey, newest: HolderKey, privates: Privates, found: Shares) -> bool:
    key = _opened(wrap, privates, found)
    if key is None:
        return False
    wrap.holder_key_version = newest.version
    wrap.sealed = seal_wrap(wrap, newest, key, found[wrap.data_key_id])
    return True


def _opened(wrap: WrappedKey, privates: Privates, found: Shares) -> Secret | None:
    private = privates.get(wrap.holder_key_version)
    if private is None or wrap.data_key_id not in found:
        return None
    try:
        return open_wrap(wrap, private, found)
    except (SealBroken, KeyShredded):
        return None


def _privates(holder_id: UUID, versions: set[int]) -> Privates:
    secrets = HolderSecret.objects.filter(holder_key__holder_id=holder_id, holder_key__version__in=versions)
    return {secret.holder_key.version: private_key(secret) for secret in secrets.select_related("holder_key")}


def _unused(holder_id: UUID) -> list[HolderKey]:
    held = WrappedKey.objects.filter(holder_id=holder_id, holder_key_version=OuterRef("version"))
    older = HolderKey.objects.filter(holder_id=holder_id, version__lt=newest_key(holder_id).version)
    return list(older.filter(~Exists(held)))
