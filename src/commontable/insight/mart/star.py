"""What can be asked of a snapshot? A star of tables, the same whether read from Parquet or made by hand.

Ibis is imported where it is used: whoever only names a column does not pay for it.
"""

from __future__ import annotations

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
}
"""What a hand-made row holds where it says nothing and the column may not be empty."""


@dataclass(frozen=True)
class Star:
    """The tables of one snapshot, as Ibis expressions of equal names and types on every backend."""

    situation: ibis.Table
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

    @classmethod
    def read(cls, folder: Path | str, backend: Any = None) -> Star:
        """The snapshot in that folder. `backend` is any Ibis backend; DuckDB in memory by default.

        Of a file of an earlier form, a column it does not have is empty, or nothing of its type.
        """
        import ibis

        connection = backend or ibis.duckdb.connect()
        return cls(**{name: _typed(connection.read_parquet(_file(folder, name)), t) for name, t in TABLES.items()})

    @classmethod
    def of(cls, rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> Star:
        """Hand-made rows. What a row leaves out is empty, or nothing of its type; a table left out has no rows.

        Raises KeyError for a table or a column there is not.
        """
        if unknown := set(rows) - set(TABLES):
            raise KeyError(f"The star has no table {sorted(unknown)}.")
        return cls(**{name: _made(table, rows.get(name, ())) for name, table in TABLES.items()})


def _file(folder: Path | str, name: str) -> str:
    return str(Path(folder) / f"{name}.parquet")


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
