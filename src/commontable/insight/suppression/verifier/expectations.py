"""How far must a reader's guess at each withheld number reach, and which numbers should never have been shown?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commontable.insight.suppression.results import Conflict, Rules, Zeros
from commontable.insight.suppression.tables import CountTable, Place, Published

from .knowledge import Equation, Knowledge, real_counts, whereabouts


@dataclass(frozen=True, slots=True)
class Reach:
    """Up to `high`, and down to `low` where the real number says how far that is."""

    low: float | None
    high: float


def reaches(knowledge: Knowledge, rules: Rules, real: Sequence[CountTable]) -> dict[Place, Reach]:
    counts, largest = real_counts(real), _largest(real)
    found = {at: _reach(counts.get(at), largest.get(at, 0), rules) for at in knowledge.unknown}
    for equation in knowledge.equations.values():
        found |= _all_of(equation, counts, found, rules)
    return found


def _largest(real: Sequence[CountTable]) -> dict[Place, int]:
    found: dict[Place, int] = {}
    for table in real:
        for key, cell in table.cells.items():
            at = whereabouts(table.measure, table.dimensions, key)
            found[at] = max(found.get(at, 0), cell.largest)
    return found


def _reach(count: int | None, largest: int, rules: Rules) -> Reach:
    """Whether it is few must stay open; of what one agency made, half the threshold to either side."""
    if count is None or count == 0:
        return Reach(None, rules.threshold)
    if count < rules.threshold:
        return Reach(1, rules.threshold)
    if _by_one(count, largest, rules):
        either = (rules.threshold + 1) // 2
        return Reach(max(0, count - either), count + either)
    return Reach(None, rules.threshold)


def _by_one(count: int, largest: int, rules: Rules) -> bool:
    return largest > 0 and largest >= rules.dominance_share * count


def _all_of(
    equation: Equation, counts: dict[Place, int], found: dict[Place, Reach], rules: Rules
) -> dict[Place, Reach]:
    """Everybody is in one part: as many as the threshold might be elsewhere."""
    whole = counts.get(equation.whole, 0)
    if rules.zeros is Zeros.SHOWN or not (equation.telling and whole and len(equation.parts) > 1):
        return {}
    everybody = [at for at in equation.parts if at in found and counts.get(at) == whole >= rules.threshold]
    return {at: Reach(min(max(0, whole - rules.threshold), _low(found[at])), found[at].high) for at in everybody}


def _low(reach: Reach) -> float:
    return float("inf") if reach.low is None else reach.low


def may_be_none(knowledge: Knowledge, rules: Rules, real: Sequence[CountTable]) -> set[Place]:
    """What no table prints, and may be known to be nobody: nothing is left over, or its whole is nobody.

    Nobody of nobody tells of no one, and might be printed; that the whole itself is printed nowhere does not matter.
    """
    pairs = [e for e in knowledge.equations.values() if e.pair and rules.zeros is Zeros.HARMLESS]
    counts = real_counts(real)
    telling = {at for e in pairs if knowledge.known.get(e.whole, counts.get(e.whole)) != 0 for at in e.parts}
    return (knowledge.unknown - knowledge.printed) - (telling - knowledge.unspoken)


def should_not_be_shown(
    published: Sequence[Published], knowledge: Knowledge, rules: Rules, real: Sequence[CountTable]
) -> Iterator[Conflict]:
    yield from _few(knowledge, rules)
    yield from _revised(knowledge, rules)
    if rules.zeros is Zeros.HARMLESS:
        counts = real_counts(real)
        for equation in knowledge.equations.values():
            yield from _everybody(equation, knowledge, counts, rules)
    yield from _wrong(published, real, rules)


def _few(knowledge: Knowledge, rules: Rules) -> Iterator[Conflict]:
    for at, value in knowledge.known.items():
        if 0 < value < rules.threshold and at in knowledge.new:
            yield Conflict(at, value, value, "few are shown")


def _revised(knowledge: Knowledge, rules: Rules) -> Iterator[Conflict]:
    for at, before, now in knowledge.revised:
        if at in knowledge.known and 0 < abs(now - before) < rules.threshold:
            yield Conflict(at, before, now, "an earlier release differs by few")


def _everybody(equation: Equation, knowledge: Knowledge, counts: dict[Place, int], rules: Rules) -> Iterator[Conflict]:
    """All of a whole in one part; or none of a part of few."""
    known = knowledge.known
    whole = known.get(equation.whole, counts.get(equation.whole, 0))
    if not equation.telling or not whole or len(equation.parts) < 2:
        return
    for at in knowledge.new.intersection(equation.parts):
        if known.get(at) == whole:
            yield Conflict(at, whole, whole, "all are in one category", (str(equation),))
        if known.get(at) == 0 and whole < rules.threshold:
            yield Conflict(at, 0, 0, "nobody of a few", (str(equation),))


def _wrong(published: Sequence[Published], real: Sequence[CountTable], rules: Rules) -> Iterator[Conflict]:
    """Numbers that are not those counted, or that one agency made."""
    by_name = {table.name: table for table in real}
    for table in published:
        for key, value in table.values.items():
            cell = by_name[table.name].cells[key] if table.name in by_name else None
            at = whereabouts(table.measure, table.dimensions, key)
            if value is not None and cell is not None and cell.count != value:
                yield Conflict(at, value, value, "is not what was counted")
            if value and cell is not None and _by_one(value, cell.largest, rules):
                yield Conflict(at, value, value, "one agency made nearly all of it")
