"""Hours to the first attempt: none yet is longer than any."""

from commontable.insight.indicators.tests.making import figures, situations


def after(*hours, **more):
    return situations(*((1, {"hours_to_attempt": each, "due_passed": True, **more}) for each in hours))


def test_story_d_in_a_row_of_three():
    (row,) = figures("hours_to_attempt", situation=after(18 + 20 / 60, 43 + 20 / 60, 2.0)).values()
    assert row["value"] == 18 + 20 / 60
    assert row["ninth"] == 43 + 20 / 60


def test_one_without_it_counts_as_longer_than_all():
    (row,) = figures("hours_to_attempt", situation=after(5.0, 7.0, 9.0, None, None)).values()
    assert (row["value"], row["ninth"], row["numerator"], row["denominator"]) == (9.0, None, 3, 5)


def test_where_most_are_without_it_there_is_no_median():
    (row,) = figures("hours_to_attempt", situation=after(5.0, None, None)).values()
    assert (row["value"], row["numerator"], row["denominator"]) == (None, 1, 3)


def test_one_not_yet_due_is_left_out():
    rows = [*after(5.0), *situations((4, {"hours_to_attempt": 1.0}), first=60)]
    (row,) = figures("hours_to_attempt", situation=rows).values()
    assert (row["value"], row["denominator"]) == (5.0, 1)
