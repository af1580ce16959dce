"""What does a snapshot hold, and where does each column come from? The page docs/domain/snapshot.md."""

from commontable.groundwork.access.classes import data_classes
from commontable.insight.mart import TABLES, Column, Table

from .lineage import HOW, LINEAGE, LINKS, Line

_INTRODUCTION = """\
# What a snapshot holds

Made from `insight/mart/schema.py` and `insight/snapshot/lineage.py`; do not edit by hand. A guard holds the lineage to the
[data classes](data-classes.md) and to the questions the taking really asks. How one is taken: [snapshots](../operations/snapshots.md).

A `?` marks what may be empty. *Open* columns leave as they are; of *protected* ones only what is computed leaves: a random number,
a week, a duration, a flag, a count. *Identifying* ones are never read.
"""
_LINKS = """\
## Read, and in no column

Only to find one row by another, or to leave rows out: {links}.
"""


def render() -> str:
    """The whole page."""
    of = {(line.table, line.column): line for line in LINEAGE}
    parts = [_table(table, {column.name: of[table.name, column.name] for column in table.columns}) for table in _all()]
    links = ", ".join(f"`{name}`" for name in sorted(LINKS))
    return "\n".join([_INTRODUCTION, *parts, _LINKS.format(links=links)])


def _all() -> list[Table]:
    return list(TABLES.values())


def _table(table: Table, lines: dict[str, Line]) -> str:
    rows = [_row(column, lines[column.name]) for column in table.columns]
    head = [
        f"## {table.name}",
        "",
        f"{table.row}.",
        "",
        "| Column | Type | Meaning | How | From |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows, ""])


def _row(column: Column, line: Line) -> str:
    name = column.name + ("?" if column.optional else "")
    sources = ", ".join(f"`{source}` ({_class_of(source)})" for source in line.sources)
    return f"| `{name}` | {column.type} | {column.meaning} | {HOW[line.how]} | {sources} |"


def _class_of(source: str) -> str:
    table, column = source.split(".")
    return data_classes()[table].columns[column]
