"""Situations in which anything was offered."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_each_situation_counts_once():
    without = {"situation": [*ROWS["situation"], {**ROWS["situation"][0], "situation": 20, "city": 20}]}
    assert shares("situations_offered", **{**ROWS, **without}) == {(): (8, 9)}
    assert shares("situations_offered", ["table"], **{**ROWS, **without}) == {"EA": (6, 7), "WE": (2, 2)}
