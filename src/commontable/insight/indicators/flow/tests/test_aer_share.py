"""AER share: accepted of accepted and rejected."""

from commontable.insight.indicators.tests.making import SPRING, figures, shares, situations

REJECTED = {"accepted": False}


def test_it_is_accepted_of_accepted_and_rejected():
    assert shares("aer_share", situation=situations((18, {}), (2, REJECTED))) == {(): (18, 20)}


def test_undecided_numbers_are_in_no_part():
    brought = [{"table": "EA", "quarter": SPRING, "ending": each, "numbers": 3} for each in ("void", "pending")]
    assert shares("aer_share", situation=situations((4, {}), (1, REJECTED)), brought=brought) == {(): (4, 5)}


def test_each_table_has_its_own():
    rows = situations((9, {}), (1, REJECTED), (4, {"table": "WE"}), (1, {"table": "WE", **REJECTED}))
    assert shares("aer_share", ["table"], situation=rows) == {"EA": (9, 10), "WE": (4, 5)}


def test_what_one_table_rejected_and_another_accepted_is_one_accepted_situation_of_the_city():
    rows = situations((10, {}), (1, {"city": 7, "table": "WE", **REJECTED}))
    assert shares("aer_share", situation=rows) == {(): (10, 10)}
    assert shares("aer_share", ["table"], situation=rows) == {"EA": (10, 10), "WE": (0, 1)}


def test_a_year_is_cut_out_of_quarters():
    assert shares("aer_share", ["year"], situation=situations((3, {}), (2, {"quarter": SPRING}))) == {2026: (5, 5)}


def test_the_most_of_one_agency_in_either_role_stands_beside_it():
    rows = situations((3, {"originator": 1, "lead": 8}), (2, {"originator": 2, "lead": 8}), (2, REJECTED))
    (row,) = figures("aer_share", situation=rows).values()
    assert (row["largest"], row["largest_rest"]) == (5, 0)


def test_without_rows_it_is_none_of_none():
    assert shares("aer_share") == {(): (0, 0)}
    assert shares("aer_share", ["table"]) == {}
