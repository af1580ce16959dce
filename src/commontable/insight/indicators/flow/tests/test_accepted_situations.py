"""Accepted: met the threshold, once for the city."""

from commontable.insight.indicators.tests.making import numbers, situations


def test_it_counts_those_that_met():
    assert numbers("accepted_situations", situation=situations((18, {}), (2, {"accepted": False}))) == {(): 18}


def test_two_numbers_of_one_situation_are_one_in_the_city_and_one_at_each_table():
    rows = situations((12, {}), (1, {"table": "WE", "city": 3}))
    assert numbers("accepted_situations", situation=rows) == {(): 12}
    assert numbers("accepted_situations", ["table"], situation=rows) == {"EA": 12, "WE": 1}


def test_cut_by_sector_the_pieces_add_up_to_the_city():
    rows = situations((5, {"lead_sector": "health"}), (7, {"lead_sector": "housing"}), (2, {"table": "WE", "city": 1}))
    pieces = numbers("accepted_situations", ["lead_sector"], situation=rows)
    assert pieces == {"health": 5, "housing": 7}
