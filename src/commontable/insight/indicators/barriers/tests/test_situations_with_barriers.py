"""Situations with a barrier."""

from commontable.insight.indicators.barriers.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_each_situation_counts_once():
    assert shares("situations_with_barriers", **ROWS) == {(): (7, 10)}
    assert shares("situations_with_barriers", ["table"], **ROWS) == {"EA": (6, 7), "WE": (1, 3)}
