"""How does a table's calendar come to be, and how is it changed?"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from procrastinate.contrib.django.models import ProcrastinateJob

from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.errors import Invalid, Refused, Stale
from commontable.groundwork.access.session import acting_as
from commontable.partnership.meetings import actions
from commontable.partnership.meetings.jobs import make_meetings_ahead, make_meetings_ahead_at
from commontable.partnership.meetings.models import Cadence, Meeting, MeetingKind
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import Plan
from commontable.response.agenda.actions import open_meeting, plan_meeting
from tests.cast import EAST, NOON
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db
WEDNESDAY, HALF_PAST_NINE = 2, time(9, 30)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def weekly(cast, actor=None, **changed) -> Cadence:
    actor = actor or cast.coral
    values = {"weekday": WEDNESDAY, "at": HALF_PAST_NINE, "starts_on": date(2026, 11, 1), **changed}
    with acting_as(actor):
        return actions.add_cadence(cast.table("EA"), actor=actor, **values)


def change(cast, cadence: Cadence, **changed) -> Cadence:
    values = {"weekday": WEDNESDAY, "at": HALF_PAST_NINE, "starts_on": date(2026, 11, 1), **changed}
    with acting_as(cast.coral):
        return actions.change_cadence(Cadence.objects.get(pk=cadence.pk), actor=cast.coral, **values)


def region(cast, code: str) -> None:
    """The table keeps the holidays of this region."""
    with acting_as(operator()):
        set_up(Plan((replace(EAST, holidays=code),)), actor=operator())


def calendar(cast, table: str = "EA") -> list[str]:
    """Each meeting's local day and hour, with what is unusual about it."""
    with acting_as(system([cast.tables[table]])):
        meetings = list(Meeting.objects.filter(table=cast.tables[table]))
    return [
        f"{meeting.starts_at:%d %b %H:%M}{' ' + meeting.cancelled_for if meeting.is_cancelled else ''}"
        for meeting in meetings
    ]


def at(cast, day: date) -> Meeting:
    with acting_as(cast.coral):
        return Meeting.objects.get(table=cast.tables["EA"], starts_at__date=day)


def run_the_job(cast) -> int:
    return make_meetings_ahead_at(str(cast.tables["EA"]))


def test_the_next_eight_weeks_are_made_at_once(cast):
    weekly(cast)
    assert calendar(cast) == [
        "02 Dec 14:30", "09 Dec 14:30", "16 Dec 14:30", "23 Dec 14:30", "30 Dec 14:30", "06 Jan 14:30", "13 Jan 14:30", "20 Jan 14:30",
    ]  # fmt: skip


def test_they_are_regular_and_of_the_length_of_the_cadence(cast):
    weekly(cast, minutes=120)
    meeting = at(cast, date(2026, 12, 2))
    assert (meeting.kind, meeting.minutes, meeting.ends_at - meeting.starts_at) == ("regular", 120, timedelta(hours=2))


def test_saying_when_the_table_meets_is_one_entry(cast):
    with entries_of() as entries:
        weekly(cast)
    assert lines(entries) == [("did", "add_cadence")]


def test_the_job_looks_at_each_table_by_itself(cast):
    make_meetings_ahead()
    waiting = ProcrastinateJob.objects.filter(task_name="partnership.meetings.jobs.make_meetings_ahead_at")
    assert waiting.count() == 2


def test_the_job_makes_the_week_that_came_in_sight_and_none_twice(cast):
    weekly(cast)
    with time_machine.travel(NOON + timedelta(days=7), tick=False):
        assert [run_the_job(cast), run_the_job(cast)] == [1, 0]
    assert calendar(cast)[-1] == "27 Jan 14:30"


def test_the_job_leaves_no_entry_where_nothing_is_new(cast):
    weekly(cast)
    with entries_of() as entries:
        run_the_job(cast)
    assert lines(entries) == []


def test_a_table_without_a_cadence_is_left_alone(cast):
    assert run_the_job(cast) == 0
    assert calendar(cast) == []


def test_two_cadences_of_a_table_never_begin_together(cast):
    weekly(cast)
    weekly(cast, every_weeks=2)
    assert len(calendar(cast)) == len(set(calendar(cast))) == 8


def test_what_was_planned_by_hand_is_not_made_again(cast):
    with acting_as(cast.coral):
        plan_meeting(cast.table("EA"), actor=cast.coral, starts_at=datetime(2026, 12, 2, 14, 30, tzinfo=UTC))
    weekly(cast)
    assert len(calendar(cast)) == 8


def test_over_the_change_of_clocks_the_local_hour_stays(cast):
    with time_machine.travel(datetime(2027, 3, 9, 17, tzinfo=UTC), tick=False):
        weekly(cast)
        assert calendar(cast)[:2] == ["10 Mar 14:30", "17 Mar 13:30"]
    assert calendar(cast)[-1] == "28 Apr 13:30"


def test_on_a_holiday_it_is_skipped(cast):
    region(cast, "CA-ON")
    weekly(cast, weekday=4)
    assert [each for each in calendar(cast) if "holiday" in each] == ["25 Dec 14:30 holiday", "01 Jan 14:30 holiday"]


def test_a_table_without_a_region_knows_no_holiday(cast):
    weekly(cast, weekday=4)
    assert not [each for each in calendar(cast) if "holiday" in each]


def test_on_a_holiday_it_may_be_held_all_the_same(cast):
    region(cast, "CA-ON")
    weekly(cast, weekday=4)
    with acting_as(cast.chris):
        actions.hold_after_all(at(cast, date(2026, 12, 25)), actor=cast.chris)
    run_the_job(cast)
    assert "25 Dec 14:30" in calendar(cast)


def test_from_a_holiday_it_may_be_moved(cast):
    region(cast, "CA-ON")
    weekly(cast, weekday=4)
    moved(cast, date(2026, 12, 25), datetime(2026, 12, 24, 14, 30, tzinfo=UTC))
    run_the_job(cast)
    assert [each for each in calendar(cast) if each[:2] in ("24", "25")] == ["24 Dec 14:30"]


def moved(cast, day: date, to: datetime, **options) -> Meeting:
    with acting_as(cast.coral):
        return actions.move_meeting(at(cast, day), actor=cast.coral, starts_at=to, **options)


def test_a_moved_meeting_keeps_its_first_time_and_is_not_made_again(cast):
    weekly(cast)
    meeting = moved(cast, date(2026, 12, 2), datetime(2026, 12, 3, 15, 0, tzinfo=UTC), minutes=60)
    run_the_job(cast)
    assert calendar(cast)[:2] == ["03 Dec 15:00", "09 Dec 14:30"]
    assert (meeting.moved_from, meeting.minutes) == (datetime(2026, 12, 2, 14, 30, tzinfo=UTC), 60)


def test_moved_back_it_was_never_moved(cast):
    weekly(cast)
    moved(cast, date(2026, 12, 2), datetime(2026, 12, 3, 15, 0, tzinfo=UTC))
    moved(cast, date(2026, 12, 3), datetime(2026, 12, 4, 15, 0, tzinfo=UTC))
    assert moved(cast, date(2026, 12, 4), datetime(2026, 12, 2, 14, 30, tzinfo=UTC)).moved_from is None


def test_it_is_moved_to_no_time_that_is_past_or_taken(cast):
    weekly(cast)
    for wrong in (NOON, datetime(2026, 12, 9, 14, 30, tzinfo=UTC)):
        with pytest.raises(Invalid):
            moved(cast, date(2026, 12, 2), wrong)


def test_a_cancelled_meeting_stays_in_the_calendar_with_its_reason_and_is_not_opened(cast):
    weekly(cast)
    with acting_as(cast.coral):
        actions.cancel_meeting(at(cast, date(2026, 12, 2)), actor=cast.coral, reason="weather")
    run_the_job(cast)
    assert calendar(cast)[0] == "02 Dec 14:30 weather"
    with acting_as(cast.chris), pytest.raises(Refused):
        open_meeting(at(cast, date(2026, 12, 2)), actor=cast.chris)


def test_a_reason_is_a_code_of_the_list(cast):
    weekly(cast)
    with acting_as(cast.coral), pytest.raises(Invalid):
        actions.cancel_meeting(at(cast, date(2026, 12, 2)), actor=cast.coral, reason="because")


def test_it_is_held_after_all_unless_its_hour_is_past_or_taken(cast):
    weekly(cast)
    with acting_as(cast.coral):
        actions.cancel_meeting(at(cast, date(2026, 12, 2)), actor=cast.coral, reason="weather")
    with acting_as(cast.coral), time_machine.travel(datetime(2026, 12, 3, tzinfo=UTC)), pytest.raises(Invalid):
        actions.hold_after_all(at(cast, date(2026, 12, 2)), actor=cast.coral)
    with acting_as(cast.coral):
        assert not actions.hold_after_all(at(cast, date(2026, 12, 2)), actor=cast.coral).is_cancelled


def test_a_time_freed_by_a_cancelled_meeting_may_be_taken(cast):
    weekly(cast)
    with acting_as(cast.coral):
        first = actions.cancel_meeting(at(cast, date(2026, 12, 2)), actor=cast.coral, reason="no_room")
        extra = plan_meeting(cast.table("EA"), actor=cast.coral, starts_at=first.starts_at)
        assert extra.kind == MeetingKind.EXTRA
        with pytest.raises(Invalid):
            actions.hold_after_all(first, actor=cast.coral)


def test_a_form_that_is_behind_changes_nothing(cast):
    weekly(cast)
    seen = at(cast, date(2026, 12, 2))
    moved(cast, date(2026, 12, 2), datetime(2026, 12, 3, 15, 0, tzinfo=UTC))
    with acting_as(cast.chris), pytest.raises(Stale):
        actions.cancel_meeting(seen, actor=cast.chris, seen_version=seen.version, reason="weather")


def test_another_cadence_replaces_what_is_to_come(cast):
    cadence = weekly(cast)
    change(cast, cadence, weekday=3, at=time(13, 0), every_weeks=2)
    assert calendar(cast) == ["03 Dec 18:00", "17 Dec 18:00", "31 Dec 18:00", "14 Jan 18:00"]


def test_another_cadence_leaves_what_somebody_moved_cancelled_or_kept(cast):
    region(cast, "CA-ON")
    cadence = weekly(cast)
    moved(cast, date(2026, 12, 2), datetime(2026, 12, 3, 15, 0, tzinfo=UTC))
    with acting_as(cast.coral):
        actions.cancel_meeting(at(cast, date(2026, 12, 9)), actor=cast.coral, reason="weather")
    change(cast, cadence, at=time(10, 0))
    assert calendar(cast)[:4] == ["03 Dec 15:00", "09 Dec 14:30 weather", "16 Dec 15:00", "23 Dec 15:00"]
    assert len(calendar(cast)) == 8


def test_another_cadence_leaves_what_was_planned_by_hand_and_what_is_past(cast):
    cadence = weekly(cast)
    with acting_as(cast.coral):
        plan_meeting(cast.table("EA"), actor=cast.coral, starts_at=datetime(2026, 12, 4, 15, 0, tzinfo=UTC))
    with time_machine.travel(datetime(2026, 12, 3, 12, tzinfo=UTC), tick=False):
        change(cast, cadence, ends_on=date(2026, 12, 3))
    assert calendar(cast) == ["02 Dec 14:30", "04 Dec 15:00"]


@pytest.mark.parametrize("wrong", [{"weekday": 7}, {"every_weeks": 0}, {"minutes": 0}, {"ends_on": date(2026, 10, 1)}])
def test_a_cadence_that_cannot_be_is_refused(cast, wrong):
    with pytest.raises(Invalid):
        weekly(cast, **wrong)


def test_only_who_runs_the_table_keeps_its_calendar(cast):
    weekly(cast)
    for actor in (cast.hana, cast.wilma):
        with acting_as(actor), pytest.raises(Refused):
            actions.cancel_meeting(at(cast, date(2026, 12, 2)), actor=actor, reason="weather")
        with pytest.raises(Refused):
            weekly(cast, actor=actor)
