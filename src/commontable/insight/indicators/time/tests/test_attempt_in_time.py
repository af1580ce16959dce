"""First attempt in time: of the accepted whose hours have passed."""

from commontable.insight.indicators.tests.making import figures, shares, situations

IN_TIME = {"due_passed": True, "attempted_in_time": True}
ROWS = situations((14, IN_TIME), (3, {"due_passed": True}), (1, {}), (2, {"accepted": False, "due_passed": True}))


def test_one_not_yet_due_is_in_no_part():
    assert shares("attempt_in_time", situation=ROWS) == {(): (14, 17)}


def test_one_in_time_whose_hours_still_run_is_in_no_part_either():
    rows = [*ROWS, *situations((2, {"attempted_in_time": True}), first=90)]
    assert shares("attempt_in_time", situation=rows) == {(): (14, 17)}


def test_the_most_of_one_lead_stands_beside_both_parts():
    rows = situations((5, {**IN_TIME, "lead": 4}), (6, {"due_passed": True, "lead": 4}), (6, {**IN_TIME, "lead": 5}))
    (row,) = figures("attempt_in_time", situation=rows).values()
    assert (row["largest"], row["largest_rest"]) == (6, 6)
