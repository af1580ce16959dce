"""How do rows become Parquet, and how are rows of the last snapshot carried on? So many at once, in the order of numbers.

One table after the other, a row group for a few batches, so that neither the writing nor the carrying holds a snapshot.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from commontable.insight.mart import TABLES

from .folders import opened

_TYPES = {
    "int64": pa.int64(),
    "int32": pa.int32(),
    "int16": pa.int16(),
    "string": pa.string(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
    "float64": pa.float64(),
    "array<int64>": pa.list_(pa.int64()),
}
SCHEMAS: Mapping[str, pa.Schema] = {
    name: pa.schema([pa.field(c.name, _TYPES[c.type], nullable=c.optional) for c in table.columns])
    for name, table in TABLES.items()
}
IN_A_GROUP = 1_000_000
"""Values that are written at once, some 20,000 situations: every question reads first what each group holds."""


def as_table(name: str, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """Rows of one table of the star."""
    return pa.Table.from_pylist(list(rows), schema=SCHEMAS[name])


class Writing:
    """The files of one snapshot, while it is made."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.rows = folder, dict.fromkeys(TABLES, 0)
        self._groups = dict.fromkeys(TABLES, 0)
        self._kept: dict[str, list[pa.Table]] = defaultdict(list)
        self._writers: dict[str, Any] = {}
        self._open = ExitStack()

    def __enter__(self) -> "Writing":
        for name in TABLES:
            sink = self._open.enter_context(opened(self.folder / f"{name}.parquet"))
            writer = pq.ParquetWriter(sink, SCHEMAS[name], compression="zstd")
            self._writers[name] = self._open.enter_context(writer)
        return self

    def __exit__(self, *error: Any) -> None:
        if error[0] is None:
            self.groups()
        self._open.__exit__(*error)

    def write(self, name: str, table: pa.Table) -> None:
        """Kept until there are `IN_A_GROUP` values, or somebody asks for the groups."""
        self._kept[name].append(table)
        self.rows[name] += table.num_rows
        if sum(each.num_rows for each in self._kept[name]) * table.num_columns >= IN_A_GROUP:
            self._flush(name)

    def groups(self) -> dict[str, int]:
        """How many row groups each file has so far. What is written from here on is in others."""
        for name in TABLES:
            self._flush(name)
        return dict(self._groups)

    def _flush(self, name: str) -> None:
        table = pa.concat_tables(self._kept.pop(name, []) or [SCHEMAS[name].empty_table()])
        if table.num_rows:
            self._writers[name].write_table(table, row_group_size=table.num_rows)
            self._groups[name] += 1


class Carried:
    """One table's rows of one file of the last snapshot, read on as far as they are asked for."""

    def __init__(self, file: Path, groups: tuple[int, int], key: str) -> None:
        self._file, (self._next, self._end), self._key = pq.ParquetFile(file), groups, key
        self._rest = self._file.schema_arrow.empty_table()

    def up_to(self, last: int, kept: Collection[int]) -> pa.Table:
        """The rows with numbers up to `last` whose number is kept; those before it are passed."""
        while self._next < self._end and self._last() <= last:
            self._rest = pa.concat_tables([self._rest, self._file.read_row_group(self._next)])
            self._next += 1
        here = pc.less_equal(self._rest[self._key], last)
        found, self._rest = self._rest.filter(here), self._rest.filter(pc.invert(here)).combine_chunks()
        return found.filter(pc.is_in(found[self._key], value_set=pa.array(list(kept), pa.int64())))

    def close(self) -> None:
        self._file.close()

    def _last(self) -> int:
        rows = self._rest.num_rows
        return self._rest[self._key][rows - 1].as_py() if rows else -1


def merged(name: str, carried: pa.Table, fresh: pa.Table, key: str) -> pa.Table:
    """Both in the order of numbers: all rows of one number come from one of them."""
    if not carried.num_rows:
        return fresh
    both = pa.concat_tables([carried.cast(SCHEMAS[name]), fresh])
    place = pa.array(range(both.num_rows), pa.int64())
    order = both.append_column("__place", place).sort_by([(key, "ascending"), ("__place", "ascending")])
    return order.drop_columns(["__place"])


def rivals(batches: list[pa.Table]) -> pa.Table:
    """Of all situations, those whose situation of the city has several numbers; in order."""
    if not batches:
        return SCHEMAS["rival"].empty_table()
    rows = pa.concat_tables(batches)
    many = rows.group_by("city").aggregate([("situation", "count")])
    crowded = many.filter(pc.greater(many["situation_count"], 1))["city"]
    return rows.filter(pc.is_in(rows["city"], value_set=crowded)).sort_by("situation")


def numbers_in(folder: Path) -> Any:
    """Every situation's number in a snapshot, as an Arrow array."""
    return pq.read_table(folder / "situation.parquet", columns=["situation"])["situation"]


def returning_in(folder: Path) -> set[int]:
    """The numbers of the situations that the snapshot says are about somebody who came back."""
    table = pq.read_table(folder / "situation.parquet", columns=["situation"], filters=[("returning", "=", True)])
    return set(table["situation"].to_pylist())
