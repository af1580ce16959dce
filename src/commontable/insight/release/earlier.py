"""What do earlier releases tell beside this one: under which codes of today, and what do all of them add up to? Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from commontable.insight.suppression.tables import MEASURE, CountTable, Dimension, Published, Relation, Sum

from .rungs import WIDER


def codes_known(known: Iterable[Published]) -> dict[str, set[str]]:
    """By cut, the codes that earlier releases had."""
    found: dict[str, set[str]] = {}
    for each in known:
        for dimension in each.dimensions:
            name = dimension.name.removesuffix("~")
            if "+" not in name and name != "quarter":
                found.setdefault(name, set()).update(code for one in dimension.sums for code in one.parts)
    found.get("age_band", set()).difference_update(WIDER.values())
    return found


def agreed(tables: Sequence[CountTable], known: Sequence[Published]) -> tuple[Published, ...]:
    """Earlier releases with the codes of today: what a list had not then, nobody was counted under."""
    now: dict[str, list[Dimension]] = {}
    for dimension in (each for table in tables for each in table.dimensions):
        if dimension.name != "quarter" and (dimension.name != "table" or dimension.finest):
            now.setdefault(dimension.name, []).append(dimension)
    return tuple(
        replace(each, dimensions=tuple(_today(dimension, now.get(dimension.name, [])) for dimension in each.dimensions))
        for each in known
    )


def _today(then: Dimension, now: Iterable[Dimension]) -> Dimension:
    """With all codes of today; not those of ages in other bands."""
    if not then.finest:
        return then
    parts = set(then.sums[0].parts)
    same = (each for each in now if each.sums[0].whole == then.sums[0].whole and parts <= set(each.sums[0].parts))
    return replace(then, sums=found.sums) if (found := next(same, None)) else then


def worked_out(
    known: Sequence[Published], adding: Sequence[Relation], counted: Sequence[CountTable] = ()
) -> list[Published]:
    """What any reader of these adds up to: it is out, though no table of them prints it.

    That tables add up to their city is true where none shares a situation with another: it is used where it was
    counted, for else what nobody can know would be held against what is.
    """
    from commontable.insight.suppression.verifier.knowledge import all_that_is_known, real_counts

    if not known:
        return []
    real = real_counts(counted)
    knowledge = all_that_is_known(known, (), adding, counted)
    equations = [each for each in knowledge.equations.values() if _is_certain(each, real)]
    found: dict[frozenset[tuple[str, str]], int] = {}
    while True:
        sums = {**knowledge.known, **found}
        fresh = dict(_only_one_left(equation, sums) for equation in equations if _is_open(equation, sums))
        if not fresh:
            return [_alone(at, number) for at, number in found.items()]
        found |= fresh


def _is_certain(equation: Any, real: Mapping[Any, int]) -> bool:
    """A sum of whatever is no city; a city's, where all of it was counted. Those that are not true are not there."""
    of_city = equation.dimension == "table" and "table" not in dict(equation.whole)
    return not of_city or all(at in real for at in (equation.whole, *equation.parts))


def _is_open(equation: Any, known: Mapping[Any, int]) -> bool:
    """One number of the sum is not known yet, and what would be left for it is no less than none."""
    missing = [at for at in (equation.whole, *equation.parts) if at not in known]
    return len(missing) == 1 and _only_one_left(equation, known)[1] >= 0


def _only_one_left(equation: Any, known: Mapping[Any, int]) -> tuple[Any, int]:
    missing = next(at for at in (equation.whole, *equation.parts) if at not in known)
    rest = sum(known[at] for at in equation.parts if at != missing)
    return missing, rest if missing == equation.whole else known[equation.whole] - rest


def _alone(at: frozenset[tuple[str, str]], number: int) -> Published:
    """A number as a table of its own."""
    where = dict(at)
    measure = where.pop(MEASURE)
    dimensions = tuple(Dimension(name, (Sum(code, ()),)) for name, code in sorted(where.items()))
    key = tuple(code for _, code in sorted(where.items()))
    return Published(f"worked out: {sorted(at)}", dimensions, {key: number}, measure, printed=False)
