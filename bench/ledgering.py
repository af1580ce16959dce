"""A ledger that is written and checked: the product's, and the least that could be called one. Django is set up before."""

import hashlib
from collections.abc import Iterator

import psycopg
from django.apps import apps
from django.db import transaction

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.canonical import canonical, leaf_hash
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Entry, Kind, Leaf
from commontable.groundwork.ledger.numbering import number_entries
from commontable.groundwork.ledger.tree import root
from commontable.partnership.tables.models import SituationTable
from tests.cast import gather

assert apps.ready
A_TRANSACTION = 1000


class Ours:
    """Entries of a decision, by a co-chair, about their table."""

    def __init__(self) -> None:
        self.chris = gather().chris
        with acting_as(self.chris):
            self.table = SituationTable.objects.get(code="EA")

    def one_by_one(self, count: int) -> int:
        for place in range(count):
            with acting_as(self.chris):
                self._record(place)
        return count

    def many(self, count: int) -> int:
        for first in range(0, count, A_TRANSACTION):
            with acting_as(self.chris):
                for place in range(first, min(count, first + A_TRANSACTION)):
                    self._record(place)
        return count

    def _record(self, place: int) -> None:
        record(Kind.DID, "decide_met", self.chris, self.table, details={"how": "consensus", "votes_for": place % 9})

    def numbered(self) -> int:
        total = 0
        while True:
            with acting_as(system([])):
                done = number_entries(A_TRANSACTION)
            total += done
            if not done:
                return total

    def checked(self) -> int:
        """Raises AssertionError at the first entry whose hash is not what its leaf says."""
        with acting_as(system([])), transaction.atomic():
            hashes = list(self._again())
        assert len(root(hashes)) == 32
        return len(hashes)

    def _again(self) -> Iterator[bytes]:
        for leaf in Leaf.objects.select_related("entry").order_by("number").iterator(A_TRANSACTION):
            made = leaf_hash(leaf.entry)
            assert made == bytes(leaf.hash), leaf.number
            yield made


class Bare:
    """Lines of as many bytes, each with the hash of all before it."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self.line = canonical(Entry(**_like_any()))
        self.connection, self.last, self.written = connection, b"", 0
        connection.execute("create table chain (number bigint primary key, line bytea not null, hash bytea not null)")
        connection.commit()

    def one_by_one(self, count: int) -> int:
        for _place in range(count):
            self._append()
            self.connection.commit()
        return count

    def many(self, count: int) -> int:
        for place in range(count):
            self._append()
            if place % A_TRANSACTION == A_TRANSACTION - 1:
                self.connection.commit()
        self.connection.commit()
        return count

    def _append(self) -> None:
        line = self.line + str(self.written).encode()
        self.last = hashlib.sha256(self.last + line).digest()
        self.connection.execute("insert into chain values (%s, %s, %s)", [self.written, line, self.last])
        self.written += 1

    def checked(self) -> int:
        """Raises AssertionError at the first line whose hash is not that of all before it."""
        before, count = b"", 0
        with self.connection.cursor("chain") as cursor:
            cursor.itersize = A_TRANSACTION
            for line, said in cursor.execute("select line, hash from chain order by number"):
                before = hashlib.sha256(before + line).digest()
                assert before == said, count
                count += 1
        self.connection.commit()
        return count


def _like_any() -> dict:
    from datetime import UTC, datetime
    from uuid import uuid4

    ids = {name: uuid4() for name in ("account_id", "member_id", "agency_id", "table_id", "subject_id")}
    said = {
        "kind": "did",
        "action": "decide_met",
        "role": "member",
        "session": "0" * 16,
        "subject_type": "situationtable",
    }
    return {"at": datetime.now(UTC), "details": {"how": "consensus", "votes_for": 5}, **ids, **said}
