"""Days of wait."""

from commontable.insight.indicators.barriers.tests.rows import ROWS
from commontable.insight.indicators.tests.making import figures


def test_it_is_the_nearest_rank_of_waits_told_in_days():
    (row,) = figures("wait_days", **ROWS).values()
    assert (row["value"], row["ninth"], row["numerator"], row["denominator"]) == (55, 200, 5, 5)


def test_each_theme_has_its_own():
    assert figures("wait_days", ["theme"], **ROWS)["wait_listed"]["value"] == 14
