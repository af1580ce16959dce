"""What may be known of a column, by whom, for how long? One written list, read by guards, docs and the snapshot."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data_classes.toml"
CLASSES = ("open", "protected", "identifying")
ROOMS = ("own", "table", "few", "staff", "ledger", "system")


@dataclass(frozen=True)
class TableClass:
    """One table of the database: `columns` maps each column to "open", "protected" or "identifying"."""

    name: str
    room: str
    kept: str
    who: str
    columns: dict[str, str]
    without_row_policy: str = ""


class Misclassified(ValueError):
    """The list contradicts itself. The message names table and column."""


@cache
def data_classes() -> dict[str, TableClass]:
    """Every table's classes, by table name. Raises Misclassified."""
    written = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: _read(name, said) for name, said in written.items()}


def _read(name: str, said: dict[str, str]) -> TableClass:
    columns: dict[str, str] = {}
    for data_class in CLASSES:
        for column in said.get(data_class, "").split():
            if column in columns:
                raise Misclassified(f"{name}.{column} is both {columns[column]} and {data_class}: keep one.")
            columns[column] = data_class
    if said["room"] not in ROOMS:
        raise Misclassified(f"{name}: there is no room {said['room']!r}; the rooms are {', '.join(ROOMS)}.")
    return TableClass(name, said["room"], said["kept"], said["who"], columns, said.get("without_row_policy", ""))


def render_markdown() -> str:
    """The list as the page docs/domain/data-classes.md."""
    lines = [
        "# What is kept about whom",
        "",
        "Made from `groundwork/access/data_classes.toml`; a guard compares that file with the database.",
        "",
        "| Table | Room | Class | Columns | Kept | Who may see it |",
        "|---|---|---|---|---|---|",
    ]
    for table in data_classes().values():
        for data_class in CLASSES:
            columns = [name for name, its_class in table.columns.items() if its_class == data_class]
            if columns:
                cells = [f"`{table.name}`", table.room, data_class, ", ".join(columns), table.kept, table.who]
                lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"
