"""What can be asked of a snapshot? A star of tables, the same whether read from Parquet or made by hand.

Ibis is imported where it is used: whoever only names a column does not pay for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from commontable.insight.mart.schema import TABLES, Column, Table

if TYPE_CHECKING:
    import ibis

NOTHING: dict[str, Any] = {
    "id": 0,
    "code": "",
    "text": "",
    "week": date(1970, 1, 5),
    "quarter": date(1970, 1, 1),
    "bool": False,
    "small": 0,
    "int": 0,
    "float": 0.0,
    "mask": 0,
    "ids": (),
}
"""What a hand-made row holds where it says nothing and the column may not be empty."""


IN_A_STRETCH = 2_000_000
"""Situations: their agencies and groups, for a join, take a hundred megabytes or two."""


@dataclass(frozen=True)
class Star:
    """The tables of one snapshot, as Ibis expressions of equal names and types on every backend."""

    situation: ibis.Table
    rival: ibis.Table
    person: ibis.Table
    risk: ibis.Table
    bridge_category: ibis.Table
    protective: ibis.Table
    flag: ibis.Table
    service: ibis.Table
    barrier: ibis.Table
    role: ibis.Table
    brought: ibis.Table
    meeting: ibis.Table
    attendance: ibis.Table
    area: ibis.Table
    agency: ibis.Table
    term: ibis.Table
    stretches: int = 1
    """In how many stretches of numbers situations are joined to their facts: more than one for very many."""

    @classmethod
    def read(cls, folder: Path | str, backend: Any = None) -> Star:
        """The snapshot in that folder. `backend` is any Ibis backend; DuckDB in memory by default.

        Of a file of an earlier form, a column it does not have is empty, or nothing of its type.
        """
        connection = backend or in_memory()
        tables = {name: _typed(connection.read_parquet(_file(folder, name)), t) for name, t in TABLES.items()}
        return cls(**tables, stretches=-(-_many(folder) // IN_A_STRETCH) or 1)

    @classmethod
    def of(cls, rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> Star:
        """Hand-made rows. What a row leaves out is empty, or nothing of its type; a table left out has no rows, but that of
        the rivals, which follows from the situations.

        Raises KeyError for a table or a column there is not.
        """
        if unknown := set(rows) - set(TABLES):
            raise KeyError(f"The star has no table {sorted(unknown)}.")
        whole = {"rival": _rivals(rows.get("situation", ())), **rows}
        return cls(**{name: _made(table, whole.get(name, ())) for name, table in TABLES.items()})


def _file(folder: Path | str, name: str) -> str:
    return str(Path(folder) / f"{name}.parquet")


def in_memory(**settings: Any) -> Any:
    """A DuckDB in memory. What the end of a file tells of it is kept: a question may open the same file many times."""
    import ibis

    connection = ibis.duckdb.connect(**settings)
    connection.raw_sql("load parquet; set parquet_metadata_cache = true")  # a part of DuckDB, loaded at need
    return connection


def _many(folder: Path | str) -> int:
    """How many situations: it stands at the end of their file."""
    import pyarrow.parquet as pq

    return pq.read_metadata(_file(folder, "situation")).num_rows


def _rivals(situations: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    rows = list(situations)
    crowded = {city for city, many in Counter(row.get("city", 0) for row in rows).items() if many > 1}
    names = TABLES["rival"].names
    shared = [row for row in rows if row.get("city", 0) in crowded]
    return [{name: row[name] for name in names if name in row} for row in shared]


def _typed(read: ibis.Table, table: Table) -> ibis.Table:
    """In the order and of the types of the schema, whatever the backend made of the file."""
    return read.select(**{column.name: _column(read, column) for column in table.columns})


def _column(read: ibis.Table, column: Column) -> ibis.Value:
    import ibis

    if column.name in read.columns:
        return read[column.name].cast(column.type)
    return ibis.literal(_empty(column), column.type)


def _made(table: Table, rows: Iterable[Mapping[str, Any]]) -> ibis.Table:
    import ibis
    import pyarrow as pa

    schema = ibis.schema(table.types)
    whole = [_whole(table, row) for row in rows]
    return ibis.memtable(pa.Table.from_pylist(whole, schema=schema.to_pyarrow()), schema=schema)


def _whole(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    if unknown := set(row) - set(table.names):
        raise KeyError(f"The table {table.name!r} has no column {sorted(unknown)}.")
    return {column.name: row.get(column.name, _empty(column)) for column in table.columns}


def _empty(column: Column) -> Any:
    return None if column.optional else NOTHING[column.kind]
