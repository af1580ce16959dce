"""The gap: needs that no available service met."""

from commontable.insight.indicators.services.tests.rows import ROWS
from commontable.insight.indicators.tests.making import shares


def test_each_need_counts_once_and_is_unmet_where_all_that_is_known_was_unavailable():
    gap = shares("service_gap", ["service"], **ROWS)
    assert gap["housing"] == (4, 6)  # 2, 3, 4 and 7; not 1, that was connected, nor 5, where the person refused one
    assert gap["addiction"] == (2, 3)
    assert gap["mental_health"] == (0, 4)


def test_a_service_nobody_reported_on_is_no_need_known_of():
    assert shares("service_gap", ["service"], **ROWS)["legal"] == (0, 1)


def test_it_is_told_for_all_services_together():
    assert shares("service_gap", **ROWS) == {(): (7, 16)}
