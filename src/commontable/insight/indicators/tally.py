"""How many, of how many? One pass over the rows, and the largest part of one agency with it.

Whole numbers only, so that every backend gives the same. Dates and codes group as they are; an empty one is a group.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.stretches import in_stretches

if TYPE_CHECKING:
    import ibis

AGENCIES = ("originator", "lead")
"""In what roles the part of one agency is looked at."""


def count(rows: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """How many rows."""
    return _tallied(rows, by, _one(), _one())


def ratio(rows: ibis.Table, by: Sequence[str], what: ibis.Value) -> ibis.Table:
    """So many of something, a whole number of each row, for so many rows."""
    return _tallied(rows, by, what.fill_null(0).cast("int64"), _one())


total = ratio
"""As a count: the sum of a whole number of each row."""


def share(rows: ibis.Table, by: Sequence[str], having: ibis.Value) -> ibis.Table:
    """How many rows have it, of all these rows: whoever calls this has said of whom it is a share."""
    return _tallied(rows, by, having.fill_null(False).cast("int64"), _one())


def share_of_sums(rows: ibis.Table, by: Sequence[str], counted: ibis.Value, of: ibis.Value) -> ibis.Table:
    """So many of so many, where each row says both."""
    return _tallied(rows, by, counted.fill_null(0).cast("int64"), of.fill_null(0).cast("int64"))


def share_of_all(rows: ibis.Table, by: Sequence[str], within: Sequence[str], whole: ibis.Table) -> ibis.Table:
    """How many rows are in each piece of `within`, of all of `whole` in the same piece of the other groups.

    One of the whole may be in several pieces, or in none: the pieces do not add up.
    """
    import ibis

    outer = [each for each in by if each not in within]
    wholes = count(whole, outer).select(*outer, all_of_it="numerator", most_of_it="largest")
    both = beside(count(rows, by), wholes, outer)
    rest = both.all_of_it - both.numerator
    return both.mutate(denominator=both.all_of_it, largest_rest=ibis.least(rest, both.most_of_it))


def beside(cells: ibis.Table, more: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """The columns of `more` beside the cells of the same groups; an empty piece is equal to an empty piece."""
    if not by:
        return cells.cross_join(more)
    renamed = more.rename({f"{each}_there": each for each in by})
    return cells.join(renamed, [cells[each].identical_to(renamed[f"{each}_there"]) for each in by])


def _tallied(rows: ibis.Table, by: Sequence[str], counted: ibis.Value, of: ibis.Value) -> ibis.Table:
    """Summed by the groups and by agency, each row once in each role; then over the agencies."""
    import ibis

    known = in_stretches(rows.select(*by, *AGENCIES, n_counted=counted, n_left=of - counted))
    twice = known.mutate(in_role=ibis.array(list(range(len(AGENCIES)))).unnest())
    agency = ibis.ifelse(twice.in_role == 0, twice.originator, twice.lead)
    small = twice.group_by([*by, "in_role", agency.name("its_agency")]).agg(
        n_counted=twice.n_counted.sum(), n_left=twice.n_left.sum()
    )
    first, named = small.in_role == 0, small.its_agency.notnull()
    counted_once, left_once = small.n_counted.sum(where=first), small.n_left.sum(where=first)
    return small.aggregate(
        by=list(by),
        numerator=_whole(counted_once),
        denominator=_whole(counted_once) + _whole(left_once),
        largest=_whole(small.n_counted.max(where=named)),
        largest_rest=_whole(small.n_left.max(where=named)),
    )


def _one() -> ibis.Value:
    import ibis

    return ibis.literal(1, "int64")


def _whole(summed: ibis.Value) -> ibis.Value:
    return summed.fill_null(0).cast("int64")
