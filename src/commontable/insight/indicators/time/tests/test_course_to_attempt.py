"""At fixed days: an attempt by then, or none yet and followed no longer."""

from commontable.insight.indicators.tests.making import numbers, situations


def test_hours_become_days_and_one_without_an_attempt_is_followed():
    sorts = (
        {"hours_to_attempt": 48.0},
        {"hours_to_attempt": 49.0},
        {"days_followed": 10},
        {"days_followed": 1, "closed": True},
    )
    rows = situations(*((1, {"days_followed": 50, **each}) for each in sorts))
    found = numbers("course_to_attempt", ["to_attempt"], situation=rows)
    assert found == {"ended_2": 1, "ended_7": 1, "open_14": 1, "open_2": 1}
