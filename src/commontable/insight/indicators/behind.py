"""Which situations were counted in a figure of one table? Any figure, cut once more: by situation.

Every number of the table stands for itself, also where two are one situation of the city: who may know that they are is
not asked here. Nothing rests on what whoever runs a table does not read of each of its situations.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from commontable.insight.indicators.form import UNSAID, NotCut

if TYPE_CHECKING:
    import ibis

    from commontable.insight.indicators.form import Indicator
    from commontable.insight.mart import Star


HELD_BACK = {
    "situation": (
        "returning",
        "language_needed",
        "language_met",
        "persons_word",
        "emergency_before",
        "emergency_after",
    ),
    "person": ("consent_asked", "consent_given"),
}
"""Columns of what does not go with a situation's own row: tokens of people, plans, reports of how it went, consents."""


def behind(indicator: Indicator, star: Star, by: Sequence[str], table: str, since: date, until: date) -> ibis.Table:
    """One row for each situation of the table and piece of `by`: `situation, *by, counted, of`.

    `counted` is the situation's part in the numerator, `of` its part in the denominator (of a count the same again), so
    that what was looked at and not counted is known as well. A piece of a whole has no row where it is not there: ask
    the whole. `since` and `until` are the first day of the first and of the last quarter. Raises NotCut.
    """
    import ibis

    wrong = [each for each in by if each in UNSAID or each not in indicator.groups]
    if wrong or not indicator.is_of_situations or not set(indicator.needs) <= set(by):
        raise NotCut(f"{indicator.code}: it cannot be said of which situations it is so, cut by {list(by)}.")
    here = star.situation.filter(star.situation["table"] == table, star.situation.quarter.between(since, until))
    stands = {"stands_for_city": ibis.literal(True), "stands_at_table": ibis.literal(True)}
    one = replace(star, situation=_empty(here, "situation").mutate(**stands), person=_empty(star.person, "person"))
    cells = indicator.how(one, ("table", "situation", *by))
    of = cells.numerator if indicator.kind == "count" else cells.denominator
    return cells.select("situation", *by, counted=cells.numerator, of=of)


def _empty(rows: ibis.Table, name: str) -> ibis.Table:
    """With nothing in the columns that are held back."""
    import ibis

    return rows.mutate(**{column: ibis.null(rows[column].type()) for column in HELD_BACK[name]})
