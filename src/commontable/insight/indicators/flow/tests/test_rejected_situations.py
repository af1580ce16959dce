"""Rejected: not met; it keeps sector, type, kind and reason."""

from commontable.insight.indicators.tests.making import numbers, situations

REASONS = situations((15, {}), (3, {"accepted": False, "rejection_reason": "not_aer"}), (2, {"accepted": False}))


def test_it_counts_those_that_did_not_meet():
    assert numbers("rejected_situations", situation=REASONS) == {(): 5}


def test_one_without_a_reason_is_a_piece_of_its_own():
    assert numbers("rejected_situations", ["rejection_reason"], situation=REASONS) == {"not_aer": 3, None: 2}
