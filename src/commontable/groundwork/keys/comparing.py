"""Has anybody compared a holder's key with that holder? Six words, read aloud by one and followed by the other.

The first key of a holder takes one person who compared it; every later one takes two, for a change is what somebody
who puts a key of their own in its place would look like.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from .fingerprints import fingerprint
from .holders import is_endorsed
from .models import Comparison, HolderKey


@dataclass(frozen=True, slots=True)
class Words:
    """A holder's newest key as people compare it, and who did."""

    key: UUID
    version: int
    text: str
    made_at: datetime
    endorsed: bool
    by: frozenset[UUID] = frozenset()

    @property
    def needed(self) -> int:
        return 1 if self.version == 1 else 2

    @property
    def missing(self) -> int:
        """How many people have yet to compare it."""
        return max(0, self.needed - len(self.by))


def words_of(holders: Iterable[UUID]) -> dict[UUID, Words]:
    """Each holder's newest key, in two queries for a whole list. One without a key is left out."""
    keys = HolderKey.objects.filter(holder_id__in=list(holders), retired_at=None).order_by("version")
    newest = {key.holder_id: key for key in keys}
    by = _compared([key.pk for key in newest.values()])
    return {holder: _words(key, frozenset(by[key.pk])) for holder, key in newest.items()}


def note_compared(key: UUID, member: UUID) -> None:
    """This member compared the words; said twice, it is once."""
    Comparison.objects.bulk_create([Comparison(holder_key_id=key, member_id=member)], ignore_conflicts=True)


def _compared(keys: list[UUID]) -> dict[UUID, set[UUID]]:
    found = defaultdict(set)
    for key, member in Comparison.objects.filter(holder_key__in=keys).values_list("holder_key", "member_id"):
        found[key].add(member)
    return found


def _words(key: HolderKey, by: frozenset[UUID]) -> Words:
    return Words(key.pk, key.version, fingerprint(bytes(key.public_key)), key.created_at, is_endorsed(key), by)
