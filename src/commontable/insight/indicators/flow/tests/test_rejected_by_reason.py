"""Reasons: of the rejected, never of all."""

import pytest

from commontable.insight.indicators import NotCut
from commontable.insight.indicators.tests.making import shares, situations

ROWS = situations(
    (14, {}),
    (4, {"accepted": False, "rejection_reason": "single_agency"}),
    (1, {"accepted": False, "rejection_reason": "not_aer"}),
    (1, {"accepted": False, "rejection_reason": "not_aer", "table": "WE"}),
)


def test_it_is_of_the_rejected():
    assert shares("rejected_by_reason", ["rejection_reason"], situation=ROWS) == {
        "single_agency": (4, 6),
        "not_aer": (2, 6),
    }


def test_cut_by_table_it_is_of_the_rejected_of_that_table():
    assert shares("rejected_by_reason", ["table", "rejection_reason"], situation=ROWS) == {
        ("EA", "single_agency"): (4, 5),
        ("EA", "not_aer"): (1, 5),
        ("WE", "not_aer"): (1, 1),
    }


def test_without_a_reason_it_means_nothing():
    with pytest.raises(NotCut):
        shares("rejected_by_reason", ["table"], situation=ROWS)
