"""Which moment does a typed time mean, on the nights when clocks change?"""

from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone

from commontable.groundwork.design.moments import MomentField, to_the_minute

TORONTO = "America/Toronto"


def read(typed: str, *, now: datetime) -> datetime | None:
    with timezone.override(TORONTO), time_machine.travel(now, tick=False):
        return MomentField(required=False).clean(typed)


def test_a_typed_time_is_the_reader_s_own():
    assert read("2026-11-25T10:00", now=datetime(2026, 12, 1, tzinfo=UTC)) == datetime(2026, 11, 25, 15, tzinfo=UTC)


def test_nothing_typed_is_no_moment():
    assert read("", now=datetime(2026, 12, 1, tzinfo=UTC)) is None


@pytest.mark.parametrize(("now_hour", "meant_hour"), [(5, 5), (6, 6), (12, 6)])
def test_an_hour_that_comes_twice_is_the_later_one_unless_it_is_to_come(now_hour, meant_hour):
    now = datetime(2026, 11, 1, now_hour, 40, tzinfo=UTC)
    assert read("2026-11-01T01:30", now=now) == datetime(2026, 11, 1, meant_hour, 30, tzinfo=UTC)


def test_an_hour_that_is_left_out_is_refused():
    with pytest.raises(ValidationError, match="forward"):
        read("2026-03-08T02:30", now=datetime(2026, 3, 9, tzinfo=UTC))


def test_now_is_written_as_the_browser_does():
    with timezone.override(TORONTO), time_machine.travel(datetime(2026, 11, 25, 17, 4, 59, tzinfo=UTC), tick=False):
        assert to_the_minute() == "2026-11-25T12:04"
