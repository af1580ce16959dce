"""On which days does a cadence fall, and at which moment?"""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from commontable.partnership.meetings.models import Cadence
from commontable.partnership.meetings.occurrences import begins_at, days_of

TORONTO = "America/Toronto"
WEDNESDAY = 2


def every(weeks: int = 1, since: date = date(2026, 1, 1), until: date | None = None, at: time = time(9, 30)) -> Cadence:
    return Cadence(weekday=WEDNESDAY, at=at, every_weeks=weeks, starts_on=since, ends_on=until)


def days(cadence: Cadence, first: date, last: date) -> list[str]:
    return [day.isoformat() for day in days_of(cadence, first, last)]


def test_it_falls_on_its_weekday_from_the_first_to_the_last_day_asked():
    assert days(every(), date(2026, 11, 25), date(2026, 12, 9)) == ["2026-11-25", "2026-12-02", "2026-12-09"]
    assert days(every(), date(2026, 11, 26), date(2026, 12, 8)) == ["2026-12-02"]


def test_a_month_ends_and_a_year_too():
    assert days(every(), date(2026, 12, 30), date(2027, 1, 7)) == ["2026-12-30", "2027-01-06"]
    assert days(every(), date(2028, 2, 22), date(2028, 3, 2)) == ["2028-02-23", "2028-03-01"]


def test_it_begins_with_the_first_such_day_on_or_after_its_start():
    assert days(every(since=date(2026, 12, 2)), date(2026, 11, 1), date(2026, 12, 9)) == ["2026-12-02", "2026-12-09"]
    assert days(every(since=date(2026, 12, 3)), date(2026, 11, 1), date(2026, 12, 9)) == ["2026-12-09"]


def test_a_fortnight_is_counted_from_its_start_however_far_ahead_it_is_asked():
    fortnight = every(2, since=date(2026, 11, 25))
    assert days(fortnight, date(2026, 11, 26), date(2026, 12, 24)) == ["2026-12-09", "2026-12-23"]
    assert days(fortnight, date(2026, 12, 16), date(2026, 12, 24)) == ["2026-12-23"]
    shifted = every(2, since=date(2026, 11, 26))
    assert days(shifted, date(2026, 11, 26), date(2026, 12, 24)) == ["2026-12-02", "2026-12-16"]


def test_every_three_weeks_is_the_same_three_weeks_years_later():
    three = every(3, since=date(2020, 1, 1))
    far = list(days_of(three, date(2026, 11, 1), date(2026, 12, 31)))
    assert all((day - date(2020, 1, 1)).days % 21 == 0 for day in far)
    assert len(far) == 3


def test_it_ends_with_its_last_day():
    assert days(every(until=date(2026, 12, 2)), date(2026, 11, 25), date(2027, 1, 1)) == ["2026-11-25", "2026-12-02"]
    assert days(every(until=date(2026, 12, 1)), date(2026, 12, 1), date(2027, 1, 1)) == []


def test_the_local_hour_stays_when_the_clocks_go_back():
    before, after = (begins_at(every(), day, TORONTO) for day in (date(2026, 10, 28), date(2026, 11, 4)))
    assert before == datetime(2026, 10, 28, 13, 30, tzinfo=UTC)
    assert after == datetime(2026, 11, 4, 14, 30, tzinfo=UTC)


def test_the_local_hour_stays_when_the_clocks_go_forward():
    before, after = (begins_at(every(), day, TORONTO) for day in (date(2027, 3, 10), date(2027, 3, 17)))
    assert before == datetime(2027, 3, 10, 14, 30, tzinfo=UTC)
    assert after == datetime(2027, 3, 17, 13, 30, tzinfo=UTC)


def test_an_hour_that_the_clocks_leap_over_is_the_one_after_it():
    sunday = Cadence(weekday=6, at=time(2, 30), every_weeks=1, starts_on=date(2027, 1, 1))
    local = begins_at(sunday, date(2027, 3, 14), TORONTO).astimezone(ZoneInfo(TORONTO))
    assert (local.hour, local.minute) == (3, 30)


def test_an_hour_that_comes_twice_is_the_first_of_the_two():
    sunday = Cadence(weekday=6, at=time(1, 30), every_weeks=1, starts_on=date(2026, 1, 1))
    assert begins_at(sunday, date(2026, 11, 1), TORONTO) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
