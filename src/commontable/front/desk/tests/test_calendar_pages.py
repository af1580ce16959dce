"""The calendar: eight weeks ahead and back, what is unusual about a meeting, and what may be done with it by whom."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.urls import reverse

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.partnership.meetings.actions import add_cadence, cancel_meeting, move_meeting
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import Plan
from commontable.response.agenda.actions import open_meeting
from commontable.response.filters.actions import close_meeting
from tests.cast import EAST, NOON

from .opening import asked, client_of, opened, words

pytestmark = pytest.mark.django_db
MEETINGS = "/meetings/"
CHRISTMAS, SECOND = date(2026, 12, 25), date(2026, 12, 4)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def fridays(cast) -> None:
    """The East table keeps Ontario's holidays and meets on Fridays at half past nine."""
    with acting_as(operator()):
        set_up(Plan((replace(EAST, holidays="CA-ON"),)), actor=operator())
    with acting_as(cast.coral):
        add_cadence(cast.table("EA"), actor=cast.coral, weekday=4, at=time(9, 30), starts_on=date(2026, 11, 1))


def on(cast, day: date) -> Meeting:
    with acting_as(cast.coral):
        return Meeting.objects.get(table=cast.tables["EA"], starts_at__date=day)


def post(cast, name: str, route: str, meeting: Meeting, **form):
    form.setdefault("version", meeting.version)
    return client_of(cast, name).post(reverse(f"desk:{route}", args=[meeting.pk]), form)


def test_everyone_of_the_table_reads_the_next_eight_weeks_with_their_hours(cast, fridays):
    page = words(opened(cast, "hana", MEETINGS))
    assert "Friday 27 November 2026 09:30 to 11:00" in page
    assert "Friday 15 January 2027" in page


def test_a_holiday_is_there_with_its_name(cast, fridays):
    assert "Friday 25 December 2026 09:30 to 11:00 holiday: Christmas Day" in words(opened(cast, "hana", MEETINGS))


def test_in_french_too(cast, fridays):
    client = client_of(cast, "hana")
    client.post(reverse("set_language"), {"language": "fr"})
    page = words(client.get(MEETINGS)).replace("\u00a0", " ")
    assert "jour férié : Jour de Noël" in page
    assert "de 9 h 30 à 11 h 00" in page


def test_a_moved_and_a_cancelled_meeting_say_so(cast, fridays):
    with acting_as(cast.coral):
        move_meeting(on(cast, SECOND), actor=cast.coral, starts_at=datetime(2026, 12, 3, 15, tzinfo=UTC))
        cancel_meeting(on(cast, date(2026, 12, 11)), actor=cast.coral, reason="weather")
    page = words(opened(cast, "hana", MEETINGS))
    assert "moved from Fri 4 Dec 09:30" in page
    assert "cancelled: Weather or travel" in page


def test_more_than_a_week_to_the_next_one_is_said(cast, fridays):
    assert "next meeting in" not in words(opened(cast, "hana", MEETINGS))
    with acting_as(cast.coral):
        for day in (date(2026, 11, 27), SECOND):
            cancel_meeting(on(cast, day), actor=cast.coral, reason="no_room")
    assert "next meeting in 16 days" in words(opened(cast, "hana", MEETINGS))


def test_what_was_held_and_what_nobody_opened_stands_below(cast, fridays):
    with time_machine.travel(datetime(2026, 11, 27, 14, 31, tzinfo=UTC), tick=False), acting_as(cast.chris):
        meeting = open_meeting(on(cast, date(2026, 11, 27)), actor=cast.chris)
    with time_machine.travel(datetime(2026, 11, 27, 16, 2, tzinfo=UTC), tick=False), acting_as(cast.chris):
        close_meeting(Meeting.objects.get(pk=meeting.pk), actor=cast.chris)
    with time_machine.travel(datetime(2026, 12, 5, 16, tzinfo=UTC), tick=False):
        page = words(opened(cast, "hana", MEETINGS))
    assert "Friday 27 November 2026 opened 09:31, closed 11:02" in page
    assert "Friday 4 December 2026 09:30 to 11:00 was not opened" in page


@pytest.mark.parametrize(("name", "count"), [("hana", 0), ("coral", 1), ("chris", 1)])
def test_who_keeps_the_calendar_holds_a_holiday_all_the_same(cast, fridays, name, count):
    page = words(opened(cast, name, MEETINGS))
    assert page.count("Hold it all the same") == 2 * count  # Christmas, and New Year's Day
    answer = post(cast, name, "hold_meeting", on(cast, CHRISTMAS))
    assert answer.status_code == (302 if count else 403)
    assert ("held although it is Christmas Day" in words(opened(cast, name, MEETINGS))) == bool(count)


def test_a_meeting_is_moved_on_its_page_in_the_tables_own_time(cast, fridays):
    meeting = on(cast, SECOND)
    page = words(opened(cast, "coral", reverse("desk:change_meeting", args=[meeting.pk])))
    assert "Move the meeting" in page
    answer = post(cast, "coral", "move_meeting", meeting, day="2027-03-17", hour="09:30", minutes="60")
    assert answer.status_code == 302
    with acting_as(cast.coral):
        assert Meeting.objects.get(pk=meeting.pk).starts_at == datetime(2027, 3, 17, 13, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"day": "2026-11-27", "hour": "09:30", "minutes": "90"}, "begins at that time already"),
        ({"day": "2026-11-01", "hour": "09:30", "minutes": "90"}, "That time is past"),
        ({"day": "", "hour": "09:30", "minutes": "90"}, "Say on which day."),
        ({"day": "2026-12-05", "hour": "09:30", "minutes": ""}, "Say how long it is planned for."),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_what_was_typed_stays(cast, fridays, typed, sentence):
    answer = post(cast, "coral", "move_meeting", on(cast, SECOND), **typed)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'value="09:30"' in answer.content.decode()


def test_a_meeting_is_cancelled_with_a_reason(cast, fridays):
    assert post(cast, "coral", "cancel_meeting", on(cast, SECOND), reason="").status_code == 422
    assert post(cast, "coral", "cancel_meeting", on(cast, SECOND), reason="weather").status_code == 302
    assert on(cast, SECOND).cancelled_for == "weather"
    assert "Hold it at its time" in words(
        opened(cast, "coral", reverse("desk:change_meeting", args=[on(cast, SECOND).pk]))
    )


def test_a_lost_race_shows_both_and_changes_nothing(cast, fridays):
    seen = on(cast, SECOND)
    with acting_as(cast.chris):
        move_meeting(seen, actor=cast.chris, starts_at=datetime(2026, 12, 3, 15, tzinfo=UTC))
    answer = post(cast, "coral", "cancel_meeting", seen, reason="weather")
    assert answer.status_code == 409
    assert not on(cast, date(2026, 12, 3)).is_cancelled


def test_the_page_asks_as_many_questions_whatever_the_number_of_meetings(cast, fridays):
    before = len(asked(cast, "coral", MEETINGS))
    with acting_as(cast.coral):
        add_cadence(cast.table("EA"), actor=cast.coral, weekday=0, at=time(9, 30), starts_on=date(2026, 11, 1))
    assert len(asked(cast, "coral", MEETINGS)) == before


@pytest.mark.parametrize(("name", "status"), [("hana", 403), ("wilma", 404), ("unseated", 404), ("outsider", 302)])
def test_nobody_else_changes_a_meeting(cast, fridays, name, status):
    meeting = on(cast, SECOND)
    assert opened(cast, name, reverse("desk:change_meeting", args=[meeting.pk])).status_code == status
    for route in ("move_meeting", "cancel_meeting", "hold_meeting"):
        assert post(cast, name, route, meeting, reason="weather").status_code == status


def test_far_ahead_stays_listed(cast, fridays):
    form = {"EA-day": (NOON + timedelta(weeks=20)).date().isoformat(), "EA-hour": "13:00"}
    client_of(cast, "coral").post(reverse("desk:plan_meeting", args=[cast.tables["EA"]]), form)
    page = words(opened(cast, "hana", MEETINGS))
    assert "Wednesday 14 April 2027 13:00 to 14:30 Extra" in page
