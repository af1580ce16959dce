"""Which categories of risk are in a situation, each once, and which come together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ibis

    from commontable.insight.mart import Star


def met_in(star: Star) -> ibis.Table:
    """`situation, category`, each once, whatever age bands it is met at."""
    return star.bridge_category.select("situation", "category").distinct()


def pairs_in(star: Star, *, both_ways: bool = False) -> ibis.Table:
    """`situation, category, other_category`: each pair once in the order of its codes, or both ways round."""
    met = met_in(star)
    other = met.view().rename(other_category="category")
    both = met.join(other, "situation")
    if both_ways:
        return both.filter(both.category != both.other_category)
    return both.filter(both.category < both.other_category)
