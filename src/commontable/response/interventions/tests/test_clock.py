"""When is first contact due, and what does the clock say? Calendar hours, through nights, holidays and changed clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import acting_as
from commontable.partnership.tables.models import SituationTable
from commontable.response.filters.actions import decide_met
from commontable.response.interventions.clock import clock_of
from commontable.response.situations.models import Situation
from commontable.response.situations.tests.factories import accepted, at_filter_2
from tests.cast import NOON

pytestmark = pytest.mark.django_db
TORONTO = ZoneInfo("America/Toronto")


def toronto(year: int, month: int, day: int, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=TORONTO).astimezone(UTC)


def decided(cast, at: datetime, said_at: datetime | None = None) -> Situation:
    with time_machine.travel(at, tick=False):
        situation = at_filter_2(cast)
        with acting_as(cast.chris):
            return decide_met(situation, actor=cast.chris, how="consensus", said_at=said_at)


@pytest.mark.parametrize(
    ("met", "due"),
    [
        (toronto(2026, 11, 25, 15, 40), toronto(2026, 11, 27, 15, 40)),  # over a night
        (toronto(2026, 12, 24, 16), toronto(2026, 12, 26, 16)),  # over a holiday
        (toronto(2026, 11, 27, 17), toronto(2026, 11, 29, 17)),  # into a weekend
        (toronto(2026, 3, 7, 12), toronto(2026, 3, 9, 13)),  # clocks go forward
        (toronto(2026, 10, 31, 12), toronto(2026, 11, 2, 11)),  # clocks go back
        (toronto(2026, 11, 30, 9), toronto(2026, 12, 2, 9)),  # over the end of a month
        (toronto(2028, 2, 28, 9), toronto(2028, 3, 1, 9)),  # over a leap day
        (toronto(2026, 12, 31, 9), toronto(2027, 1, 2, 9)),  # into a new year
    ],
)
def test_contact_is_due_after_so_many_elapsed_hours(cast, met, due):
    situation = decided(cast, met)
    assert situation.clock == (met, due)
    assert due - met == timedelta(hours=48)


def test_a_meeting_entered_late_does_not_shift_the_clock(cast):
    """Opened as planned on Saturday noon, the clocks went forward at night, entered on Sunday: local hours and all."""
    met = datetime(2026, 3, 7, 12, 20, tzinfo=TORONTO)
    with time_machine.travel(toronto(2026, 3, 7, 12), tick=False):
        situation = at_filter_2(cast)
    with time_machine.travel(toronto(2026, 3, 8, 18), tick=False), acting_as(cast.chris):
        situation = decide_met(situation, actor=cast.chris, how="consensus", said_at=met)
    assert situation.clock == (toronto(2026, 3, 7, 12, 20), toronto(2026, 3, 9, 13, 20))


@pytest.mark.parametrize("off", [timedelta(minutes=-1), timedelta(minutes=1)])
def test_what_is_said_lies_between_the_beginning_of_the_meeting_and_now(cast, off):
    with pytest.raises(Invalid):
        decided(cast, NOON, NOON + off)


def test_a_table_that_changes_its_hours_changes_no_running_clock(cast):
    with time_machine.travel(NOON, tick=False):
        situation = accepted(cast)
    table = situation.table
    assert isinstance(table, SituationTable)
    table.clock_hours = 24
    with acting_as(cast.chris):
        again = Situation.objects.get(pk=situation.pk)
    clock = clock_of(again, [], NOON + timedelta(hours=30))
    assert clock is not None
    assert (clock.allowed, clock.hours, clock.is_late) == (48, 30, False)


def test_a_clock_of_other_hours_is_late_by_them(cast):
    situation = decided(cast, NOON)
    situation.due_at = NOON + timedelta(hours=24)
    clock = clock_of(situation, [], NOON + timedelta(hours=30))
    assert clock is not None
    assert (clock.allowed, clock.is_late, clock.firsts) == (24, True, "")


def test_story_d_says_how_soon_it_was_tried_and_reached(cast):
    """AER Wednesday 15:40, an attempt Thursday 10:00 fails, contact on a holiday Friday 11:00."""
    situation = decided(cast, toronto(2026, 12, 23, 15, 40))
    tries = [(toronto(2026, 12, 24, 10), False), (toronto(2026, 12, 25, 11), True)]
    clock = clock_of(situation, tries[:1], toronto(2026, 12, 24, 12))
    assert clock is not None
    assert clock.firsts == "First attempt after 18 h 20"
    clock = clock_of(situation, tries, toronto(2026, 12, 26, 12))
    assert clock is not None
    assert clock.due == toronto(2026, 12, 25, 15, 40)
    assert clock.detail == "First attempt after 18 h 20, first contact after 43 h 20"
    assert not clock.is_late


def test_reached_at_the_first_attempt_says_it_once(cast):
    clock = clock_of(decided(cast, NOON), [(NOON + timedelta(hours=3), True)], NOON + timedelta(hours=9))
    assert clock is not None
    assert (clock.first_attempt, clock.detail) == (3, "")
