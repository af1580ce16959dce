"""Which place in the tree has each entry? Given after commit, by one job, in an order nobody can change later."""

from django.db import connection

from .canonical import leaf_hash
from .models import Entry, Leaf

_LOCK = 0x1EDCE4
_SETTLED = "ledger_entry.xact < pg_snapshot_xmin(pg_current_snapshot())"


def number_entries(limit: int = 1000) -> int:
    """Give leaves to settled entries, oldest transaction first; returns how many were numbered.

    An entry waits until every older transaction has ended, so a later run can never have to squeeze one in between.
    Only one run works at a time; a second one returns 0.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
    waiting = Entry.objects.filter(leaf__isnull=True).extra(where=[_SETTLED]).order_by("xact", "id")[:limit]
    start = _next_number()
    leaves = [Leaf(number=start + place, entry=entry, hash=leaf_hash(entry)) for place, entry in enumerate(waiting)]
    Leaf.objects.bulk_create(leaves)
    return len(leaves)


def _next_number() -> int:
    last = Leaf.objects.order_by("-number").values_list("number", flat=True).first()
    return 0 if last is None else last + 1
