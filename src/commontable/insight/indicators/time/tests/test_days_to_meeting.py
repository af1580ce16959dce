"""Days to the first meeting: nearest rank, accepted and rejected."""

from commontable.insight.indicators.tests.making import figures, situations


def waiting(*days, **more):
    return situations(*((1, {"days_to_meeting": each, **more}) for each in days))


def test_it_is_a_duration_that_was_observed():
    (row,) = figures("days_to_meeting", situation=waiting(9, 1, 5, 2)).values()
    assert (row["value"], row["ninth"]) == (2, 9)


def test_nine_in_ten_of_twenty_is_the_eighteenth():
    (row,) = figures("days_to_meeting", situation=waiting(*range(1, 21))).values()
    assert (row["value"], row["ninth"], row["numerator"]) == (10, 18, 20)


def test_a_rejected_one_waited_too_and_one_without_a_day_is_left_out():
    rows = waiting(3, 4, 5, None, accepted=False)
    (row,) = figures("days_to_meeting", situation=rows).values()
    assert (row["value"], row["numerator"], row["denominator"]) == (4, 3, 3)


def test_each_kind_has_its_own():
    rows = [*waiting(1, 2, 3), *situations((2, {"kind": "family", "days_to_meeting": 8}), first=40)]
    assert {key: row["value"] for key, row in figures("days_to_meeting", ["kind"], situation=rows).items()} == {
        "person": 2,
        "family": 8,
    }
