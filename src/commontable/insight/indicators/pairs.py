"""Which terms of a list are in a situation, each once, and which two of them come together? Read off its masks, bit by bit.

A mask is tried against a list, which is short, instead of joining situations to tens of millions of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.rows import CARRIED, accepted
from commontable.insight.mart import BITS

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star

MASKS_OF = {
    "category": ("risk_categories", ("mask_category",)),
    "sector": ("sectors", ("mask_sector",)),
    "agency_type": ("agency_types", ("mask_type_low", "mask_type_high")),
}
"""The list of each, and the masks of a situation that hold it: each has BITS terms, the first of them first."""


def met_in(star: Star, rows: ibis.Table) -> ibis.Table:
    """A row for each of these, situations or people, and each `category` in its mask."""
    tried = rows.cross_join(_with_bits(star, "category"))
    return tried.filter(tried.mask_category & tried.bit_0 != 0)


def pairs_in(
    star: Star,
    situations: ibis.Table,
    what: str = "category",
    other: str = "other_category",
    *,
    order: str = "position",
    both_ways: bool = False,
) -> ibis.Table:
    """A row for each `what` and `other` in a situation: each pair once, in the order of the list or of `what`, or both ways round."""
    masks, one = MASKS_OF[what][1], _with_bits(star, what)
    two = one.rename({f"other_{name}": name for name in one.columns})
    pair = one.join(two, one[order] != two[f"other_{order}"] if both_ways else one[order] < two[f"other_{order}"])
    both = {f"both_{n}": pair[f"bit_{n}"] | pair[f"other_bit_{n}"] for n in range(len(masks))}
    pairs = pair.select(what, **{other: pair[f"other_{what}"]}, **both)
    rows = situations.select(*CARRIED, *masks).cross_join(pairs)
    held = (rows[mask] & rows[f"both_{n}"] == rows[f"both_{n}"] for n, mask in enumerate(masks))
    return rows.filter(*held)


def together(star: Star, by: Sequence[str], what: str, other: str) -> ibis.Table:
    """One row for each accepted situation and each two different values of `what` among those who work in it.

    Each pair once: `what` is the one that comes first in order. Agencies are of no list: each situation says which it has.
    """
    rows = accepted(star, by)
    if what != "agency":
        return pairs_in(star, rows, what, other, order=what)
    each = rows.select(*CARRIED, "agencies", **{what: rows.agencies.unnest()})
    both = each.mutate(**{other: each.agencies.unnest()})
    return both.filter(both[what] < both[other])


def _with_bits(star: Star, what: str) -> ibis.Table:
    """Each term, its place and its bit, in as many whole numbers as there are masks: a power of two, exact in floating point."""
    import ibis

    name, masks = MASKS_OF[what]
    terms = star.term.filter(star.term["list"] == name, star.term.position < BITS * len(masks))
    bit = (ibis.literal(2.0) ** (terms.position % BITS).cast("float64")).cast("int64")
    bits = {f"bit_{n}": ibis.ifelse(terms.position // BITS == n, bit, 0) for n in range(len(masks))}
    return terms.select(terms.position, **{what: terms.code}, **bits)
