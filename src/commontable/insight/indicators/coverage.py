"""Which areas does a table cover, now and in a quarter? Rows that the figures about areas share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def areas(star: Star) -> ibis.Table:
    """Each area once, and whether a table covers it at the taking."""
    import ibis

    rows = star.area
    now = rows["table"].notnull() & rows.until.isnull()
    each = rows.group_by("area").agg(covered=now.cast("int64").max() == 1)
    return each.mutate(originator=ibis.null("int64"), lead=ibis.null("int64"))


def with_coverage(situations: ibis.Table, star: Star) -> ibis.Table:
    """The situations whose area is known, each with whether a table covered it in its quarter."""
    known = situations.filter(situations.area.notnull())
    pairs = known.select("area", "quarter").distinct()
    spans = star.area.filter(star.area["table"].notnull()).select("since", "until", where="area")
    joined = pairs.left_join(spans, pairs.area == spans["where"])
    begun = joined.since.isnull() | (joined.since <= joined.quarter)
    on = joined["where"].notnull() & begun & (joined.until.isnull() | (joined.until >= joined.quarter))
    told = joined.mutate(on=on.cast("int64")).group_by(["area", "quarter"]).agg(on=lambda t: t.on.max())
    return known.join(told.mutate(covered=told.on == 1).drop("on"), ["area", "quarter"])
