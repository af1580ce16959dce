"""Where are the pages measured? On a database of the run's own that is durable, and grows from size to size."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.drills.place import Place, installed
from tests.scale.filling import fill


@contextmanager
def set_out() -> Iterator[Place]:
    """A new installation with the cast of the tests; this process becomes a client of it."""
    with tempfile.TemporaryDirectory(prefix="ct-bench-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with installed(folder) as cluster:
            place = Place(folder, cluster, 0)
            os.environ.update(place.environment(CT_NO_POOL="1", CT_ALLOWED_HOSTS="127.0.0.1"))
            yield place


def filled(place: Place, sizes: Sequence[int]) -> Iterator[int]:
    """One size after the other, once that many past situations stand in the database and it is tidied."""
    there = 0
    for size in sorted(sizes):
        fill(place.superuser_url, situations=size - there, already=there)
        with psycopg.connect(place.superuser_url, autocommit=True) as connection:
            # what autovacuum does by itself within a minute or so: whether it had yet would be chance
            connection.execute("vacuum (analyze)")
            connection.execute("checkpoint")
        there = size
        yield size


def load() -> str:
    """How busy the machine is before anything begins."""
    one, five, fifteen = os.getloadavg()
    return f"load {one:.1f} {five:.1f} {fifteen:.1f} on {os.cpu_count()} cores"
