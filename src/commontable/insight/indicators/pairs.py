"""Which categories of risk are in a situation, each once, and which come together? Read off its mask, bit by bit.

A mask is tried against the list of categories, which is short, instead of joining situations to tens of millions of risks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from commontable.insight.indicators.rows import CARRIED

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def met_in(star: Star, situations: ibis.Table) -> ibis.Table:
    """A row for each of the situations and each `category` in it."""
    rows = situations.select(*CARRIED, "mask_category").cross_join(_categories(star))
    return rows.filter(rows.mask_category & rows.bit != 0)


def pairs_in(star: Star, situations: ibis.Table, *, both_ways: bool = False) -> ibis.Table:
    """A row for each `category` and `other_category` in it: each pair once in the order of the list, or both ways round."""
    one, other = _categories(star), _categories(star).rename(other_category="category", other_bit="bit")
    pair = one.join(other, one.bit != other.other_bit if both_ways else one.bit < other.other_bit)
    pairs = pair.select("category", "other_category", bits=pair.bit | pair.other_bit)
    rows = situations.select(*CARRIED, "mask_category").cross_join(pairs)
    return rows.filter(rows.mask_category & rows.bits == rows.bits)


def _categories(star: Star) -> ibis.Table:
    """`category` and its `bit`: a power of two, which floating point holds exactly."""
    import ibis

    terms = star.term.filter(star.term["list"] == "risk_categories")
    return terms.select(category=terms.code, bit=(ibis.literal(2.0) ** terms.position.cast("float64")).cast("int64"))
