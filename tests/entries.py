"""What did the ledger get while this happened?"""

from collections.abc import Iterator
from contextlib import contextmanager

from commontable.groundwork.ledger.models import Entry


@contextmanager
def entries_of() -> Iterator[list[Entry]]:
    """The entries written inside the block, filled in at its end. A test is one transaction, so all can be seen."""
    before, found = set(Entry.objects.values_list("pk", flat=True)), []
    yield found
    found.extend(Entry.objects.exclude(pk__in=before))


def lines(entries: list[Entry]) -> list[tuple[str, str]]:
    """(kind, action) of each, in alphabetical order: entries of one transaction have one moment."""
    return sorted((entry.kind, entry.action) for entry in entries)
