"""What does the ledger say of the tour? Every act and every sight, numbered and hashed; no fact, no name."""

import time

from rich.table import Table

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.jobs import number_entries
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.canonical import leaf_hash
from commontable.groundwork.ledger.models import Entry, Leaf

from .telling import Telling

PATIENCE_SECONDS = 120


def show_ledger(telling: Telling) -> None:
    """Number the entries, print each with its leaf number and hash, and check that none is missing or altered."""
    _number_all()
    with acting_as(system([])):
        entries, leaves = Entry.objects.count(), list(Leaf.objects.select_related("entry").order_by("number"))
    telling.say(
        "Everything done and every name read is in the ledger: append-only, numbered, hashed; no fact, no name."
    )
    telling.out.print(_drawn(leaves))
    telling.expect(
        "Every entry has its number, from 0 without a gap.", [n.number for n in leaves] == list(range(entries))
    )
    telling.expect(
        "Every hash is that of its entry.", all(bytes(leaf.hash) == leaf_hash(leaf.entry) for leaf in leaves)
    )


def _number_all() -> None:
    # Numbering waits for every older transaction on the server, and the site may be serving on it.
    deadline = time.monotonic() + PATIENCE_SECONDS
    while _waiting() and time.monotonic() < deadline:
        number_entries()
        time.sleep(0.1)


def _waiting() -> bool:
    with acting_as(system([])):
        return Entry.objects.filter(leaf=None).exists()


def _drawn(leaves: list[Leaf]) -> Table:
    table = Table("Leaf", "When (UTC)", "Kind", "Action", "Stage", "Hash", box=None, pad_edge=False)
    for leaf in leaves:
        entry = leaf.entry
        table.add_row(
            str(leaf.number),
            f"{entry.at:%d %b %H:%M}",
            entry.kind,
            entry.action,
            entry.stage,
            bytes(leaf.hash).hex()[:12],
        )
    return table
