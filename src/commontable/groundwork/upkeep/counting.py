"""How do the keys stand? Counts by team for whoever runs the server; nothing that says whose situation is whose."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys import alarms, shares
from commontable.groundwork.keys.models import DataKey, HolderKey
from commontable.groundwork.keys.rotation import Progress

from .rotating import progress_of_each


@dataclass(frozen=True)
class Standing:
    """One holder's newest key and how far its wraps are; who compared its words, as a count."""

    key: HolderKey
    progress: Progress
    compared: int


@dataclass(frozen=True)
class Counts:
    """Everything at once: data keys live and destroyed, shares by state, alarms nobody looked at."""

    live: int
    destroyed: int
    shares: dict[str, int]
    alarms: list[tuple[str, int, datetime]]


def standings() -> dict[UUID, Standing]:
    """Each holder's newest key."""
    with acting_as(operator()):
        held = list(HolderKey.objects.filter(retired_at=None).order_by("version").prefetch_related("comparisons"))
    newest = {key.holder_id: key for key in held}
    progress = progress_of_each(newest.keys())
    return {holder: Standing(key, progress[holder], len(key.comparisons.all())) for holder, key in newest.items()}


def counts(tables: Iterable[UUID]) -> Counts:
    """Counted table by table, each as its own system."""
    by_live = sum((_data_keys(table) for table in tables), Counter())
    there = shares.counted() if shares.store_path().exists() else {}
    with acting_as(operator()):
        return Counts(by_live[True], by_live[False], there, alarms.unseen())


def _data_keys(table: UUID) -> Counter:
    with acting_as(system([table])):
        return Counter(DataKey.objects.filter(table_id=table).values_list("live", flat=True))
