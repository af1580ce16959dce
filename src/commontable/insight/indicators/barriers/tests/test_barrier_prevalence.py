"""How common a barrier is, of all accepted situations."""

from commontable.insight.indicators.barriers.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_each_situation_counts_once_for_each_theme_of_all_accepted():
    common = shares("barrier_prevalence", ["theme"], **ROWS)
    assert common["wait"] == (4, 10)
    assert common["refusal"] == (2, 10)


def test_each_table_has_its_own_whole():
    common = shares("barrier_prevalence", ["table", "theme"], **ROWS)
    assert common["WE", "wait"] == (1, 3)
    assert ("WE", "cost") not in common
