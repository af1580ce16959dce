"""Which numbers tell of few people by themselves, and how far must a reader's guess at them reach?"""

from dataclasses import dataclass

from .results import Reason, Rules, Zeros
from .system import RELEASE, Line, Number, System


@dataclass(frozen=True, slots=True)
class Need:
    """A reader must not be able to rule out any value from low to high; without a low, what is many may be known to be."""

    reason: Reason
    low: int | None
    high: int


def needs(system: System, rules: Rules) -> dict[int, Need]:
    """By position, the strictest first: what is small, then what one agency made, then all or none."""
    found = {i: need for i, number in enumerate(system.numbers) if (need := _alone(number, rules))}
    if rules.zeros is Zeros.HARMLESS:
        for line in system.lines:
            for i, need in _all_or_none(system, line, rules):
                found.setdefault(i, need)
    for i in _differs_by_few(system, rules):
        found.setdefault(i, around(Reason.EARLIER, system.numbers[i].count or 0, rules))
    return {i: need for i, need in found.items() if not system.numbers[i].already_out}


def small(count: int, rules: Rules) -> Need:
    """One to the threshold, so that "few" itself stays unknown; of none, from none."""
    return Need(Reason.SMALL, min(count, 1), rules.threshold)


def _alone(number: Number, rules: Rules) -> Need | None:
    if number.count is None:
        return Need(Reason.EARLIER, None, rules.threshold)
    if 0 < number.count < rules.threshold:
        return small(number.count, rules)
    if number.largest and number.largest >= rules.dominance_share * number.count:
        return around(Reason.DOMINATED, number.count, rules)
    return None


def around(reason: Reason, count: int, rules: Rules) -> Need:
    """Not known to within half the threshold, to either side."""
    half = -(-rules.threshold // 2)
    return Need(reason, max(count - half, 0), count + half)


def _all_or_none(system: System, line: Line, rules: Rules) -> list[tuple[int, Need]]:
    """Everybody in one category, nobody in another, of those who are counted; and nobody, of a few."""
    whole, counts = system.numbers[line.whole].count, [system.numbers[i].count for i in line.parts]
    if not line.telling or not whole or None in counts or 0 not in counts:
        return []
    nobody = [
        (i, Need(Reason.ALL_OR_NONE, 0, rules.threshold)) for i, n in zip(line.parts, counts, strict=True) if not n
    ]
    everybody = [i for i, n in zip(line.parts, counts, strict=True) if n == whole]
    alone = [(i, Need(Reason.ALL_OR_NONE, max(whole - rules.threshold, 0), whole)) for i in everybody]
    none_tells = whole < rules.threshold or (everybody and len(counts) == 2)
    return [*(nobody if none_tells else []), *alone]


def _differs_by_few(system: System, rules: Rules) -> list[int]:
    """Published before with another value, and the two differ by few: the difference would be published too."""
    found = []
    for old in system.numbers:
        now = system.index.get(frozenset(each for each in old.at if each[0] != RELEASE))
        count = None if now is None else system.numbers[now].count
        if old.already_out and count is not None and 0 < abs((old.count or 0) - count) < rules.threshold:
            found.append(now)
    return [i for i in found if i is not None]
