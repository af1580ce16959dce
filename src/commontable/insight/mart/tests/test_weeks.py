"""A week is a Monday, and a quarter the one its Thursday lies in, by the table's own calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest

from commontable.insight.mart import quarter_of, week_of


@pytest.mark.parametrize(
    ("day", "week", "quarter"),
    [
        (date(2026, 11, 26), date(2026, 11, 23), date(2026, 10, 1)),
        (date(2026, 3, 31), date(2026, 3, 30), date(2026, 4, 1)),  # a Tuesday whose Thursday is 2 April
        (date(2026, 7, 1), date(2026, 6, 29), date(2026, 7, 1)),
        (date(2027, 1, 1), date(2026, 12, 28), date(2026, 10, 1)),  # a Friday: its Thursday is 31 December
        (date(2024, 12, 31), date(2024, 12, 30), date(2025, 1, 1)),
    ],
)
def test_a_day_belongs_to_its_week_and_the_quarter_of_its_thursday(day, week, quarter):
    assert (week_of(day), quarter_of(day)) == (week, quarter)


def test_a_quarter_tells_no_day_of_a_week():
    for n in range(400):
        monday = date(2020, 1, 6) + timedelta(weeks=n)
        assert {quarter_of(monday + timedelta(days=k)) for k in range(7)} == {quarter_of(monday)}


def test_a_moment_is_read_in_the_tables_zone():
    late_on_sunday = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
    assert week_of(late_on_sunday, "America/Toronto") == date(2026, 11, 16)
    assert week_of(late_on_sunday, "UTC") == date(2026, 11, 23)
