"""What is left for readers, and how much of it?"""

from collections.abc import Mapping, Sequence

from .primary import Need
from .results import Protected, Reason
from .system import Printed, System
from .tables import CountTable, Published


def protected(
    tables: Sequence[CountTable],
    system: System,
    primary: Mapping[int, Need],
    withheld: frozenset[int],
    gap: float,
    seconds: float,
) -> Protected:
    reasons: dict[Printed, Reason] = {}
    for i, number in enumerate(system.numbers):
        if i in primary or i in withheld:
            reason = primary[i].reason if i in primary else _companion(system, i)
            reasons |= dict.fromkeys(number.printed, reason)
    published = tuple(_published(table, reasons) for table in tables)
    method = "heuristic" if gap else "exact"
    return Protected(published, reasons, *_shares(tables, reasons), method, gap, seconds)


def _companion(system: System, i: int) -> Reason:
    """Withheld to protect another number: of its own table, of one that shares it, or of a release before."""
    names = {name for name, _ in system.numbers[i].printed}
    beside = {j for line in system.lines if i in (all_of := (line.whole, *line.parts)) for j in all_of}
    if any(system.numbers[j].already_out or system.numbers[j].count is None for j in beside):
        return Reason.EARLIER
    return Reason.LINKED if len(names) > 1 else Reason.COMPLEMENT


def _published(table: CountTable, reasons: Mapping[Printed, Reason]) -> Published:
    kept = {
        key: cell.count if table.printed and (table.name, key) not in reasons else None
        for key, cell in table.cells.items()
    }
    return Published(table.name, table.dimensions, kept, table.measure, table.printed)


def _shares(tables: Sequence[CountTable], reasons: Mapping[Printed, Reason]) -> tuple[float, float]:
    """Of all cells, margins too; and of the people in the finest cells."""
    printed = [table for table in tables if table.printed]
    cells = sum(len(table.cells) for table in printed)
    people = sum(cell.count for table in printed for cell in table.inner)
    seen = sum(cell.count for table in printed for cell in table.inner if (table.name, cell.key) not in reasons)
    return (1 - len(reasons) / cells if cells else 1.0), (seen / people if people else 1.0)
