"""Age of what is still open, at the taking."""

from commontable.insight.indicators.tests.making import figures, situations


def test_it_is_of_the_open_ones():
    rows = situations(
        *((1, {"days_followed": days}) for days in (3, 10, 24, 31)), (9, {"closed": True, "days_followed": 90})
    )
    (row,) = figures("age_of_open", situation=rows).values()
    assert (row["value"], row["ninth"], row["numerator"]) == (10, 31, 4)
