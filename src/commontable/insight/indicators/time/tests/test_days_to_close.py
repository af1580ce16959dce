"""Days to close: open ones are censored, not dropped."""

from commontable.insight.indicators.tests.making import figures, situations


def closing(*days):
    return [{"days_followed": each, "closed": True, "days_to_close": each} for each in days]


def still_open(*days):
    return [{"days_followed": each} for each in days]


def row_of(*sorts):
    return figures("days_to_close", situation=situations(*((1, each) for each in sorts)))[()]


def test_where_all_are_closed_it_is_the_nearest_rank():
    row = row_of(*closing(10, 20, 30, 40))
    assert (row["value"], row["ninth"], row["numerator"], row["denominator"]) == (20, 40, 4, 4)


def test_a_published_example_of_kaplan_and_meier():
    """Remission of leukaemia under 6-MP (Freireich and others, 1963): 21 followed, 9 ended, median 23 weeks."""
    row = row_of(*closing(6, 6, 6, 7, 10, 13, 16, 22, 23), *still_open(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35))
    assert (row["value"], row["numerator"], row["denominator"]) == (23, 9, 21)


def test_the_same_study_without_the_drug():
    weeks = (1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23)
    assert row_of(*closing(*weeks))["value"] == 8


def test_dropping_the_open_ones_would_tell_another_story():
    assert row_of(*closing(5, 10, 15))["value"] == 10
    assert row_of(*closing(5, 10, 15), *still_open(100, 100, 100))["value"] == 15


def test_where_fewer_than_half_closed_there_is_none():
    row = row_of(*closing(5), *still_open(50, 50, 50))
    assert (row["value"], row["ninth"], row["numerator"], row["denominator"]) == (None, None, 1, 4)


def test_each_table_has_its_own():
    sorts = [*((1, each) for each in closing(10, 20, 30)), *((1, {**each, "table": "WE"}) for each in closing(7, 8))]
    rows = figures("days_to_close", ["table"], situation=situations(*sorts))
    assert {table: row["value"] for table, row in rows.items()} == {"EA": 20, "WE": 7}


def test_a_rejected_one_is_not_followed():
    rows = situations((1, closing(3)[0]), (5, {"accepted": False, "days_followed": 0}))
    assert figures("days_to_close", situation=rows)[()]["denominator"] == 1
