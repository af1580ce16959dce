"""What does the database itself say of its tables? Read from PostgreSQL's catalogue, as the owner."""

from dataclasses import dataclass

from django.db import connections

_TABLES = """
select c.relname, c.relrowsecurity and c.relforcerowsecurity,
  array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
  array(select p.polcmd::text from pg_policy p where p.polrelid = c.oid),
  array(select t.tgname::text from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal),
  array(select v from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) v
        where has_table_privilege('ct_app', c.oid, v))
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1
"""

COMMANDS = {"r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE"}


@dataclass(frozen=True)
class Table:
    """One table: its columns, whether row policies are forced, which commands they cover, what the app may do."""

    name: str
    forced: bool
    columns: tuple[str, ...]
    policies: tuple[str, ...]
    triggers: tuple[str, ...]
    granted: tuple[str, ...]

    @property
    def covered(self) -> set[str]:
        return {COMMANDS[command] for command in self.policies}


def tables() -> list[Table]:
    """Every table of the schema."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(_TABLES)
        return [Table(name, forced, *map(tuple, lists)) for name, forced, *lists in cursor.fetchall()]


def faults(found: list[Table], classes: dict) -> list[str]:
    """What is wrong with these tables by the house's rules, in words; empty when nothing is."""
    names = {table.name for table in found}
    wrong = [f"{name}: classed, but there is no such table" for name in classes.keys() - names]
    for table in found:
        if table.name not in classes:
            wrong.append(f"{table.name}: no data class. Add it to data_classes.toml")
            continue
        wrong += _column_faults(table, classes[table.name]) + _policy_faults(table, classes[table.name])
    return sorted(wrong)


def _column_faults(table: Table, its_class) -> list[str]:
    unclassed = set(table.columns) - its_class.columns.keys()
    gone = its_class.columns.keys() - set(table.columns)
    return [f"{table.name}.{column}: no data class" for column in unclassed] + [
        f"{table.name}.{column}: classed, but there is no such column" for column in gone
    ]


def _policy_faults(table: Table, its_class) -> list[str]:
    if its_class.without_row_policy:
        return [f"{table.name}: exempt from row policies, yet it has some"] if table.policies else []
    wrong = [] if table.forced else [f"{table.name}: row policies are not forced"]
    wrong += [f"{table.name}: the app may {verb} without a policy" for verb in set(table.granted) - table.covered]
    ledgered = any("entered" in name for name in table.triggers) or its_class.room == "ledger"
    return wrong + ([] if ledgered else [f"{table.name}: writes are not tied to the ledger"])
