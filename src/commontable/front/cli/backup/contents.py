"""What is in a database? Counted and hashed, so that a copy of it can be held against it without opening anything."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from psycopg import Connection, sql
from psycopg.rows import dict_row

from commontable.front.site.postgres import StartError
from commontable.groundwork.ledger.canonical import FIELDS, leaf_hash
from commontable.groundwork.ledger.tree import root

# The text of a row must not depend on who asks.
AS_TEXT = """
select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO, YMD', true), set_config('bytea_output', 'hex',
 true), set_config('intervalstyle', 'iso_8601', true), set_config('extra_float_digits', '1', true)
"""
TABLES = "select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1"
ROWS_OF = """
select count(*), coalesce(sum(('x' || encode(substring(sha256(convert_to(t::text, 'UTF8')) from 1 for 7), 'hex'))
::bit(56)::bigint), 0)::text from {} t
"""
LEAVES = (
    "select l.number, l.hash, e.* from ledger_leaf l left join ledger_entry e on e.id = l.entry_id order by l.number"
)
STAMPS = {True: "practice", False: "real", None: "unstamped"}


@dataclass(frozen=True)
class Contents:
    """A database in figures and hashes; nothing of anybody. `tables` says rows and a sum over their hashes."""

    stamp: str
    tables: dict[str, tuple[int, str]]
    migrations: tuple[str, ...]
    ledger_leaves: int
    ledger_root: str
    team_keys: tuple[str, ...]

    @property
    def rows(self) -> int:
        return sum(count for count, _ in self.tables.values())

    def as_json(self) -> dict[str, Any]:
        return {**vars(self), "tables": {name: list(said) for name, said in self.tables.items()}}

    @staticmethod
    def read(said: dict[str, Any]) -> "Contents":
        """From what `as_json` made. Raises KeyError or TypeError for anything else."""
        tables = {name: (count, digest) for name, (count, digest) in said["tables"].items()}
        lists = {name: tuple(said[name]) for name in ("migrations", "team_keys")}
        return Contents(**{**said, **lists, "tables": tables})


def contents(connection: Connection) -> Contents:
    """What the database holds at this transaction's snapshot. Raises StartError when its ledger does not add up."""
    connection.execute(AS_TEXT)
    leaves, tree = _ledger(connection)
    return Contents(
        stamp=stamp_of(connection),
        tables=dict(_tables(connection)),
        migrations=tuple(_column(connection, "select app || '.' || name from django_migrations order by 1")),
        ledger_leaves=leaves,
        ledger_root=tree,
        team_keys=tuple(_column(connection, "select encode(sha256(public_key), 'hex') from keys_holderkey order by 1")),
    )


def differences(before: Contents, after: Contents) -> list[str]:
    """What is not the same in both, as short words; an empty list when all is."""
    tables = [name for name in before.tables | after.tables if before.tables.get(name) != after.tables.get(name)]
    parts = ("stamp", "migrations", "ledger_leaves", "ledger_root", "team_keys")
    return tables + [name.replace("_", " ") for name in parts if getattr(before, name) != getattr(after, name)]


def is_empty(connection: Connection) -> bool:
    """Whether nothing was ever made in this database."""
    return not _column(connection, TABLES)


def stamp_of(connection: Connection) -> str:
    """ "practice", "real" or "unstamped"."""
    if "access_installation" not in _column(connection, TABLES):
        return STAMPS[None]
    row = connection.execute("select is_demo from access_installation").fetchone()
    return STAMPS[row[0] if row else None]


def _tables(connection: Connection) -> Iterator[tuple[str, tuple[int, str]]]:
    for name in _column(connection, TABLES):
        found = connection.execute(sql.SQL(ROWS_OF).format(sql.Identifier(name))).fetchone()
        assert found
        yield name, (found[0], found[1])


def _ledger(connection: Connection) -> tuple[int, str]:
    """How many leaves there are, and their root. Each is made anew from its entry, and none may be missing."""
    hashes: list[bytes] = []
    with connection.cursor("leaves", row_factory=dict_row) as rows:
        for place, row in enumerate(rows.execute(LEAVES)):
            entry = SimpleNamespace(**{name: row[name] for name in FIELDS})
            if row["number"] != place or row["id"] is None or leaf_hash(entry) != bytes(row["hash"]):
                raise StartError(f"The ledger does not add up at number {place}: an entry was changed or is missing.")
            hashes.append(bytes(row["hash"]))
    return len(hashes), root(hashes).hex()


def _column(connection: Connection, query: str) -> list[Any]:
    return [value for (value,) in connection.execute(query).fetchall()]
