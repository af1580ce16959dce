"""What does a secret calendar address show, to whom, and when does it stop?"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.licence import licensed
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.accounts.models import Account
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.partnership.meetings.actions import add_cadence, cancel_meeting, move_meeting
from commontable.partnership.meetings.feeds import MOST, WITHIN, end_feed, feed_of, hash_of, make_feed
from commontable.partnership.meetings.models import CalendarFeed, Meeting
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.models import Seat
from commontable.partnership.tables.plan import PersonPlan
from commontable.response.situations.tests import factories
from tests.cast import NOON, PLAN, SINCE
from tests.entries import entries_of, lines

pytestmark = pytest.mark.django_db
TORONTO = ZoneInfo("America/Toronto")


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def meets(cast, code: str = "EA", chair: str = "chris", weekday: int = 2) -> None:
    actor = getattr(cast, chair)
    with acting_as(actor):
        add_cadence(cast.table(code), actor=actor, weekday=weekday, at=time(9, 30), starts_on=date(2026, 11, 1))


def secret_of(cast, name: str = "hana") -> str:
    actor = getattr(cast, name)
    with acting_as(actor):
        return make_feed(None, actor=actor)


def read(secret: str):
    return Client().get(reverse("site:feed", args=[secret]))


def events(secret: str) -> list:
    return list(Calendar.from_ical(read(secret).content).walk("VEVENT"))


def on(cast, day: date) -> Meeting:
    with acting_as(cast.chris):
        return Meeting.objects.get(table=cast.tables["EA"], starts_at__date=day)


def test_it_shows_when_the_members_own_tables_meet_and_no_other(cast):
    meets(cast)
    meets(cast, "WE", "wilma")
    assert {str(event["summary"]) for event in events(secret_of(cast))} == {"East table"}
    assert {str(event["summary"]) for event in events(secret_of(cast, "hugo"))} == {"West table"}


def test_co_chairs_and_coordinators_have_one_too(cast):
    meets(cast)
    assert len(events(secret_of(cast, "chris"))) == len(events(secret_of(cast, "coral"))) == 8


def test_there_is_no_situation_and_no_name_in_it(cast):
    """A marker test: neither numbers nor people, whatever goes on at the table."""
    meets(cast)
    situations = [factories.intervening(cast), factories.brought(cast)]
    said = read(secret_of(cast)).content.decode()
    assert not [each.number for each in situations if each.number in said]
    assert not [name for actor in cast.actors.values() for name in actor.name.split() if name in said]
    assert not [team for team in cast.teams if team in said]
    assert {str(key) for event in Calendar.from_ical(said).walk("VEVENT") for key in event} == {
        "UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "STATUS", "CLASS",
    }  # fmt: skip


def test_hours_are_local_with_their_zone_over_the_change_of_clocks(cast):
    with time_machine.travel(datetime(2027, 3, 9, 17, tzinfo=UTC), tick=False):
        meets(cast)
        content = read(secret_of(cast)).content
    calendar = Calendar.from_ical(content)
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["America/Toronto"]
    starts = [event.decoded("dtstart") for event in calendar.walk("VEVENT")][:2]
    assert [start.astimezone(UTC).hour for start in starts] == [14, 13]
    assert [start.astimezone(TORONTO).hour for start in starts] == [9, 9]


def test_clocks_that_go_back_too(cast):
    with time_machine.travel(datetime(2026, 10, 27, 17, tzinfo=UTC), tick=False):
        with acting_as(cast.chris):
            add_cadence(cast.table("EA"), actor=cast.chris, weekday=2, at=time(9, 30), starts_on=date(2026, 10, 1))
        starts = [event.decoded("dtstart").astimezone(UTC).hour for event in events(secret_of(cast))]
    assert starts[:2] == [13, 14]


def test_a_moved_meeting_keeps_its_identifier_and_a_cancelled_one_says_so(cast):
    meets(cast)
    secret = secret_of(cast)
    before = {str(event["uid"]): event for event in events(secret)}
    with acting_as(cast.chris):
        moved = move_meeting(on(cast, date(2026, 12, 2)), actor=cast.chris, starts_at=NOON + timedelta(days=9))
        off = cancel_meeting(on(cast, date(2026, 12, 9)), actor=cast.chris, reason="weather")
    after = {str(event["uid"]): event for event in events(secret)}
    assert after.keys() == before.keys()
    assert after[f"{moved.pk}@commontable"].decoded("dtstart") == NOON + timedelta(days=9)
    assert int(after[f"{moved.pk}@commontable"]["sequence"]) == 1
    states = {str(event["uid"]): str(event["status"]) for event in after.values()}
    assert states[f"{off.pk}@commontable"] == "CANCELLED"
    assert set(states.values()) == {"CANCELLED", "CONFIRMED"}


def test_it_is_kept_by_nobody_on_the_way_and_needs_no_session(cast):
    answer = read(secret_of(cast))
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert not answer.cookies


def test_who_is_signed_in_beside_it_changes_nothing(cast):
    meets(cast)
    client = Client()
    client.force_login(cast.accounts["wilma"])
    answer = client.get(reverse("site:feed", args=[secret_of(cast)]))
    assert b"East table" in answer.content
    assert b"West table" not in answer.content


def test_only_a_hash_is_kept(cast):
    secret = secret_of(cast)
    with acting_as(cast.hana):
        assert CalendarFeed.objects.get().token_hash == hash_of(secret) != secret


def test_a_feed_is_its_members_alone(cast):
    secret_of(cast)
    with acting_as(cast.omar):
        assert not CalendarFeed.objects.exists()


def test_a_new_one_ends_the_one_before(cast):
    first, second = secret_of(cast), secret_of(cast)
    assert [read(first).status_code, read(second).status_code] == [404, 200]


def test_an_ended_one_is_not_there(cast):
    secret = secret_of(cast)
    with acting_as(cast.hana):
        end_feed(feed_of(cast.hana), actor=cast.hana)
    assert read(secret).status_code == 404


def test_making_and_ending_are_entries_and_reading_is_none(cast):
    with entries_of() as entries:
        secret = secret_of(cast)
        read(secret)
        with acting_as(cast.hana):
            end_feed(feed_of(cast.hana), actor=cast.hana)
    assert sorted(lines(entries)) == [("did", "end_feed"), ("did", "make_feed")]


def test_without_a_seat_it_is_dead_at_the_next_request(cast):
    secret = secret_of(cast)
    end_the_seat(cast)
    assert read(secret).status_code == 404


def end_the_seat(cast) -> None:
    """Hana's last day at the table was yesterday."""
    with acting_as(operator()), licensed("end_seat"):
        record(Kind.DID, "end_seat", operator())
        Seat.objects.filter(member=cast.hana.member).update(ends_on=date(2026, 11, 24))


def test_with_a_closed_account_it_is_dead_at_the_next_request(cast):
    """The app itself may close no account: this one was closed from the start."""
    closed = Account.objects.create(email="gone@example.org", is_active=False)
    person = PersonPlan("Gone", closed.email, "Harbour Hospital", SINCE, teams=("EA/Hospital East",))
    with acting_as(operator()):
        set_up(replace(PLAN, people=(person,)), actor=operator())
    actor = actor_of_account(closed.pk)
    with acting_as(actor):
        secret = make_feed(None, actor=actor)
    assert actor.tables
    assert read(secret).status_code == 404


def test_its_secret_is_in_no_log(cast, caplog):
    secret = secret_of(cast)
    with acting_as(cast.hana):
        end_feed(feed_of(cast.hana), actor=cast.hana)
    assert read(secret).status_code == 404
    assert "/calendar/….ics" in caplog.text
    assert secret not in caplog.text


def test_asked_too_often_it_waits(cast):
    secret = secret_of(cast)
    answers = [read(secret).status_code for _once in range(MOST + 1)]
    assert answers == [200] * MOST + [429]
    assert read(secret).headers["Retry-After"] == str(int(WITHIN.total_seconds()))
    assert read(secret_of(cast, "omar")).status_code == 200
    with time_machine.travel(NOON + WITHIN, tick=False):
        assert read(secret).status_code == 200


def test_the_page_shows_the_address_once(cast):
    client = Client()
    client.force_login(cast.accounts["hana"])
    page = reverse("desk:calendar_feed")
    assert "You have no address" in client.get(page).content.decode()
    shown = client.post(reverse("desk:make_feed")).content.decode()
    assert "/calendar/" in shown
    assert shown.count(".ics") == 1
    later = client.get(page).content.decode()
    assert ".ics" not in later
    assert "You have an address" in later
    assert client.post(reverse("desk:end_feed")).status_code == 302
    assert client.post(reverse("desk:end_feed")).status_code == 404


@pytest.mark.parametrize(("name", "status"), [("hana", 200), ("chris", 200), ("coral", 200), ("unseated", 403)])
def test_whoever_belongs_to_a_table_may_have_one(cast, name, status):
    client = Client()
    client.force_login(cast.accounts[name])
    assert client.get(reverse("desk:calendar_feed")).status_code == status
