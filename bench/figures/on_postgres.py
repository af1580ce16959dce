"""A PostgreSQL of the bench's own with the tables of a snapshot in it: how are they loaded, and what does a question cost?"""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from bench.figures.measured import Cost
from commontable.front.site.postgres import LOSABLE, Cluster
from commontable.insight.mart import TABLES, Table

SETTINGS = LOSABLE | {
    "shared_buffers": "256MB",
    "work_mem": "128MB",
    "maintenance_work_mem": "256MB",
    "max_parallel_workers_per_gather": "1",
    "max_wal_size": "4GB",
    "jit": "off",
}
"""As much for one question as DuckDB may hold, and both processors; what a warehouse of that size would be given."""
TYPES = {
    "id": "bigint",
    "code": 'text collate "C"',
    "text": 'text collate "C"',
    "week": "date",
    "quarter": "date",
    "bool": "boolean",
    "small": "smallint",
    "int": "integer",
    "float": "double precision",
    "mask": "bigint",
    "ids": "bigint[]",
}
INDEXED = {"situation": ("situation", "city"), "meeting": ("meeting",), "attendance": ("meeting",), "term": ()}
"""What is looked up by; every other table by its situation."""
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def loaded(folder: Path, place: Path, tables: Iterable[str]) -> Iterator[Postgres]:
    """A server that holds these tables, indexed and analysed; ended with the bench."""
    place.chmod(0o711)
    with Cluster(place / "postgres", settings=SETTINGS) as cluster:
        with psycopg.connect(cluster.superuser_url, autocommit=True) as connection:
            for name in tables:
                _fill(connection, TABLES[name], folder / f"{name}.parquet")
            connection.execute("vacuum (analyze)")
        yield Postgres(cluster.superuser_url, _first_process(cluster.superuser_url))


class Postgres:
    """What a question costs there: processor time of the server and all its processes, memory of the one that serves."""

    def __init__(self, url: str, server: int) -> None:
        self.url, self.server = url, server

    def cost(self, sql: str) -> Cost:
        with psycopg.connect(self.url, autocommit=True) as connection:
            before, clock = self._spent(), time.perf_counter()
            gave = connection.execute(sql).fetchall()
            took, spent = time.perf_counter() - clock, self._spent() - before
            return Cost(spent, took, _most_held(connection.info.backend_pid), gave)

    def size(self) -> int:
        with psycopg.connect(self.url) as connection:
            found = connection.execute("select pg_database_size(current_database())").fetchone()
            return int(found[0]) if found else 0

    def _spent(self) -> float:
        """Of its processes that run, and of all that have ended."""
        children = Path(f"/proc/{self.server}/task/{self.server}/children").read_text().split()
        return (_ticks(self.server, 4) + sum(_ticks(int(each), 2) for each in children)) / TICKS


def _fill(connection: psycopg.Connection, table: Table, file: Path) -> None:
    """COPY, then the indexes: as anybody would load much at once."""
    name = sql.Identifier(table.name)
    columns = [sql.Identifier(column.name) + sql.SQL(f" {TYPES[column.kind]}") for column in table.columns]
    connection.execute(sql.SQL("create table {} ({})").format(name, sql.SQL(", ").join(columns)))
    with connection.cursor().copy(sql.SQL("copy {} from stdin (format csv)").format(name)) as copy:
        for lines in _lines(file):
            copy.write(lines)
    for column in INDEXED.get(table.name, ("situation",)):
        connection.execute(sql.SQL("create index on {} ({})").format(name, sql.Identifier(column)))


def _lines(file: Path) -> Iterator[bytes]:
    import pyarrow as pa
    import pyarrow.csv as csv
    import pyarrow.parquet as pq

    for batch in pq.ParquetFile(file).iter_batches(100_000):
        sink = io.BytesIO()
        flat = [_as_text(column) if pa.types.is_list(column.type) else column for column in batch.columns]
        csv.write_csv(pa.table(flat, names=batch.schema.names), sink, csv.WriteOptions(include_header=False))
        yield sink.getvalue()


def _as_text(lists: Any) -> Any:
    """As PostgreSQL writes a list."""
    import pyarrow as pa

    return pa.array(["{" + ",".join(map(str, each)) + "}" for each in lists.to_pylist()])


def _first_process(url: str) -> int:
    with psycopg.connect(url) as connection:
        serving = connection.info.backend_pid
        return int(Path(f"/proc/{serving}/stat").read_text().rpartition(")")[2].split()[1])


def _ticks(pid: int, many: int) -> int:
    """Two numbers are its own time; two more that of its children that have ended."""
    try:
        fields: list[Any] = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0
    return sum(int(each) for each in fields[11 : 11 + many])


def _most_held(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024
