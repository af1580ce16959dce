"""Which agency has which part in which situation? Rows that the figures about agencies share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from commontable.insight.indicators.rows import accepted, of
from commontable.insight.mart import BITS

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def played(star: Star, by: Sequence[str], *parts: str) -> ibis.Table:
    """One row for each part of these in accepted situations: after a no, which agency brought it is destroyed too.

    For the dominance rule the agency that plays it stands where the lead would.
    """
    rows = of(accepted(star, by), star.role.filter(star.role.part.isin(parts)))
    return rows.mutate(lead=rows.agency).drop("part")


def together(star: Star, by: Sequence[str], what: str, other: str) -> ibis.Table:
    """One row for each accepted situation and each two different values of `what` among those who work in it.

    Each pair once: `what` is the one that comes first in order.
    """
    return (_agencies if what == "agency" else _kinds)(star, by, what, other)


def _agencies(star: Star, by: Sequence[str], what: str, other: str) -> ibis.Table:
    """However many there are: situations that both are in."""
    each = of(accepted(star, by), star.role.select("situation", what).distinct())
    partner = star.role.select("situation", **{other: what}).distinct()
    return each.join(partner, ["situation", each[what] < partner[other]])


def _kinds(star: Star, by: Sequence[str], what: str, other: str) -> ibis.Table:
    """Of a list: each situation holds a bit for each, and every two that occur anywhere are tried against it."""
    kinds = _with_bits(star.role.select(what).distinct(), what)
    each = star.role.join(kinds, what)
    bits = each.group_by("situation").agg(low=_every_bit(each.low), high=_every_bit(each.high))
    one, two = kinds, kinds.rename(**{other: what, "other_low": "low", "other_high": "high", "other_place": "place"})
    pair = one.join(two, one.place < two.other_place)
    pairs = pair.select(what, other, both_low=pair.low | pair.other_low, both_high=pair.high | pair.other_high)
    rows = of(accepted(star, by), bits).cross_join(pairs)
    return rows.filter(rows.low & rows.both_low == rows.both_low, rows.high & rows.both_high == rows.both_high)


def _with_bits(kinds: ibis.Table, what: str) -> ibis.Table:
    """Each of up to 120 in order with its place and its bit, in two whole numbers as the masks of a snapshot are."""
    import ibis

    few = kinds.order_by(what).limit(2 * BITS)  # said, so that a database knows that these are the few
    placed = few.mutate(place=ibis.row_number().over(order_by=few[what]))
    first = placed.place < BITS
    bit = (ibis.literal(2.0) ** (placed.place % BITS).cast("float64")).cast("int64")
    return placed.mutate(low=ibis.ifelse(first, bit, 0), high=ibis.ifelse(first, 0, bit))


def _every_bit(bits: ibis.Value) -> ibis.Value:
    """By the name that DuckDB and Spark both have for it; Ibis knows it of DuckDB only."""
    import ibis

    return ibis.udf.agg.builtin(lambda bits: None, name="bit_or", signature=(("int64",), "int64"))(bits)


def load(led: ibis.Table, by: Sequence[str]) -> ibis.Table:
    """So many situations for so many agencies that lead them: by agency first, which leaves few rows."""
    each = led.group_by([*by, "lead"]).agg(n=led.count())
    return each.aggregate(
        by=list(by),
        numerator=each.n.sum().fill_null(0).cast("int64"),
        denominator=each.count().cast("int64"),
        largest=each.n.max().fill_null(0).cast("int64"),
    )
