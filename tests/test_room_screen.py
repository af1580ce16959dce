"""FLT-10: what does the computer at the projector get? A session of its own, that is no member and is lent no key."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from commontable.front.room.actions import end_screen, start_screen
from commontable.front.room.screens import teams_here
from commontable.groundwork.access.actor import room_screen
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys import rings
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.partnership.meetings.attending import present_teams
from commontable.partnership.meetings.models import Attendance, AttendanceSpan, Meeting
from commontable.response.agenda.models import Item
from commontable.response.filters.actions import close_meeting, decide_met, decide_not_met, hear, put_off
from commontable.response.identity.models import SealedIdentity
from commontable.response.interventions.actions import name_teams, plan
from commontable.response.situations.models import Draft, Fact, Grant, Person, Situation
from tests.canary.sinks import in_the_log, in_the_rows, listening, names_in, parts
from tests.cast import NOON
from tests.matrix.asking import everything, words
from tests.routes import routes
from tests.world import World

EVERYBODYS = {
    "site:sign_in",
    "site:sign_out",
    "site:first_sign_in",
    "site:feed",
    "site:health",
    "reports:open_data",
    "reports:open_catalogue",
    "set_language",
    "design:components",
    "design:pictures",
    "room:enter",
}
"""What answers whoever comes, so the room session too; a feed only to its own secret address."""
OWN = {"room:screen", "room:screen_changed"}


@pytest.fixture
def heard(world: World, undone) -> None:
    """The table is on the situation at filter 2."""
    with acting_as(world.cast.chris):
        hearing = Item.objects.get(meeting=world.meetings["EA"], situation=world.cases["filter_2"].situation)
        if hearing.heard_at is None or hearing.done_at is not None:
            hear(at(world, "filter_2"), actor=world.cast.chris)


@pytest.fixture
def screen(world: World, heard: None) -> Client:
    """A browser that typed the code of the East table's meeting."""
    return opened(world)


def opened(world: World) -> Client:
    chris = world.cast.chris
    with acting_as(chris):
        code = start_screen(Meeting.objects.get(pk=world.meetings["EA"]), actor=chris)
    client = Client(raise_request_exception=False)
    answer = client.post(reverse("room:enter"), {"code": f" {code[:4].lower()}-{code[4:]} "})
    assert answer.headers["Location"] == reverse("room:screen", args=[world.meetings["EA"]])
    return client


def at(world: World, label: str) -> Situation:
    with acting_as(everything(world)):
        return Situation.objects.get(pk=world.cases[label].situation)


def seen(world: World, screen: Client) -> str:
    return screen.get(reverse("room:screen", args=[world.meetings["EA"]])).content.decode()


def heard_at_each_filter(world: World) -> Iterator[str]:
    """The same meeting, its item at filter 2, 3 and 4, and an update; the label of the case each time."""
    chris = world.cast.chris
    yield "filter_2"
    with acting_as(chris):
        decide_met(at(world, "filter_2"), actor=chris, how="consensus")
    yield "filter_2"
    with acting_as(chris):
        teams = world.cast.teams
        name_teams(at(world, "filter_2"), actor=chris, lead=teams["Housing East"], assisting=[teams["Police East"]])
    yield "filter_2"
    with acting_as(chris):
        plan(at(world, "filter_2"), actor=chris)
    yield "filter_2"


def test_a_room_session_asks_every_route_and_only_its_own_answer(world, screen):
    answered = set()
    for route in routes():
        for case in (world.cases["filter_2"], world.cases["intervening"], world.cases["draft"]):
            for ask in (screen.get, screen.post):
                kept = screen.cookies.copy()
                answer = ask(route.url(words(world, case)))
                screen.cookies = kept
                if answer.status_code not in (302, 403, 404, 405):
                    answered.add(route.name)
    assert answered - EVERYBODYS == OWN


def test_no_answer_to_it_names_anybody_at_any_filter(world, screen):
    found = []
    with listening() as log:
        for _label in heard_at_each_filter(world):
            for route in routes():
                for case in world.cases.values() if route.name in OWN else [world.cases["filter_2"]]:
                    answer = screen.get(route.url(words(world, case)))
                    found += [(route.name, marker) for text in parts(answer).values() for marker in names_in(text)]
    assert [*found, *in_the_log(log), *in_the_rows(world)] == []


def test_it_shows_the_item_now_heard_and_of_no_other_even_the_number(world, screen):
    others = {case.number for case in world.cases.values() if case.number}
    for label in heard_at_each_filter(world):
        page = seen(world, screen)
        assert world.cases[label].number in page
        assert [number for number in others - {world.cases[label].number} if number in page] == []
        for word in ("<a ", "Hospital East", "Housing East", "Hana", "Chris", "<nav"):
            assert word not in page


def test_its_rows_are_its_meeting_and_what_is_heard_there_and_nothing_else(world, heard):
    actor = room_screen(world.meetings["EA"])
    on = world.cases["filter_2"].situation
    with acting_as(actor):
        assert list(Situation.objects.values_list("pk", flat=True)) == [on]
        assert set(Person.objects.values_list("situation", flat=True)) == {on}
        assert set(Fact.objects.values_list("situation", flat=True)) == {on}
        assert list(Meeting.objects.values_list("pk", flat=True)) == [world.meetings["EA"]]
        assert set(Item.objects.values_list("meeting", flat=True)) == {world.meetings["EA"]}
        for nothing in (Draft, Grant, SealedIdentity, Attendance, AttendanceSpan):
            assert not nothing.objects.exists()
    seen_tables = set()
    with acting_as(actor), connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c where c.relrowsecurity and has_table_privilege(c.oid, 'select')"
        )
        for (table,) in cursor.fetchall():
            cursor.execute(f"select exists (select 1 from {table})")
            if cursor.fetchone()[0]:
                seen_tables.add(table)
    mine = {"ledger_entry"}  # the test's own transaction
    assert seen_tables - mine <= {
        "meetings_meeting",
        "tables_situationtable",
        "tables_team",
        "agenda_item",
        "agenda_filterspan",
        "situations_situation",
        "situations_person",
        "situations_fact",
        "filters_decision",
    }


def test_it_counts_the_teams_that_are_there_and_reads_no_name_of_who_is(world, screen):
    with acting_as(world.cast.chris):
        here = set(present_teams(world.meetings["EA"]))
    assert here
    with acting_as(room_screen(world.meetings["EA"])):
        assert set(teams_here()) == here
    with acting_as(room_screen(world.past_meetings["EA"])):
        assert teams_here() == []
    page = seen(world, screen)
    assert f"{len(here)} teams are listening." in page
    assert [name for name in world.guests if name in page] == []


def test_it_is_lent_no_key_even_in_the_browser_of_somebody_who_holds_some(world, screen, monkeypatch):
    screen.force_login(world.cast.accounts["hana"])
    lent = []
    real = rings.lend

    def watched(compartments, holders):
        lent.append((tuple(compartments), tuple(holders)))
        return real(compartments, holders)

    monkeypatch.setattr("commontable.groundwork.access.pages.lend", watched)
    assert screen.get(reverse("room:screen", args=[world.meetings["EA"]])).status_code == 200
    assert lent == [((), ())]
    with acting_as(room_screen(world.meetings["EA"])), real((), ()), pytest.raises(KeyNotHeld):
        rings.open_key(world.meetings["EA"])


def test_it_can_write_nothing(world, undone):
    actor = room_screen(world.meetings["EA"])
    with acting_as(actor), connection.cursor() as cursor:
        record(Kind.SIGNED, "open_screen", actor)
        for change in ("situations_situation set stage = stage", "meetings_meeting set closed_at = now()"):
            cursor.execute(f"update {change}")
            assert cursor.rowcount == 0


def test_of_a_no_nothing_but_its_number_stands_there(world, screen):
    chris = world.cast.chris
    with acting_as(chris):
        decide_not_met(at(world, "filter_2"), actor=chris, reason="not_aer", how="consensus")
    page = seen(world, screen)
    assert world.cases["filter_2"].number in page
    assert "Not met" in page
    assert "screen-facts" not in page
    assert "screen-people" not in page


def test_it_ends_with_the_meeting(world, screen):
    with acting_as(world.cast.chris):
        close_meeting(Meeting.objects.get(pk=world.meetings["EA"]), actor=world.cast.chris)
    answer = screen.get(reverse("room:screen", args=[world.meetings["EA"]]))
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("room:enter"))
    stream = screen.get(reverse("room:screen_changed", args=[world.meetings["EA"]]))
    assert stream.status_code == 302


@pytest.mark.parametrize("ending", [end_screen, start_screen])
def test_it_ends_when_it_is_ended_or_another_is_started(world, screen, ending):
    with acting_as(world.cast.coral):
        ending(Meeting.objects.get(pk=world.meetings["EA"]), actor=world.cast.coral)
    assert screen.get(reverse("room:screen", args=[world.meetings["EA"]])).status_code == 302


def test_a_code_works_once_for_ten_minutes_and_is_kept_as_a_hash_only(world, undone, time_machine):
    time_machine.move_to(NOON, tick=False)
    chris = world.cast.chris
    with acting_as(chris):
        meeting = Meeting.objects.get(pk=world.meetings["EA"])
        code = start_screen(meeting, actor=chris)
    time_machine.shift(601)
    assert typed(code) == 422
    with acting_as(chris):
        code = start_screen(meeting, actor=chris)
    assert typed("ABCDEFGH") == 422
    assert typed(code) == 302
    assert typed(code) == 422
    assert typed("") == 422
    with acting_as(chris), connection.cursor() as cursor:
        cursor.execute("select r::text from room_roomscreen r")
        assert not [row for (row,) in cursor.fetchall() if code in row]


def typed(code: str) -> int:
    return Client().post(reverse("room:enter"), {"code": code}).status_code


def test_another_meeting_is_not_there_for_it(world, screen):
    assert screen.get(reverse("room:screen", args=[world.meetings["WE"]])).status_code == 404


def test_its_secret_goes_to_its_own_path_only(world, screen):
    cookie = screen.cookies[settings.ROOM_COOKIE_NAME]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/room/", True, "Strict")


def test_a_screen_already_open_finds_its_way_back(world, screen):
    answer = screen.get(reverse("room:enter"))
    assert answer.headers["Location"] == reverse("room:screen", args=[world.meetings["EA"]])


def test_a_forged_secret_is_nobodys(world, undone):
    client = Client()
    client.cookies[settings.ROOM_COOKIE_NAME] = "x" * 43
    assert client.get(reverse("room:screen", args=[world.meetings["EA"]])).status_code == 302


def test_before_the_first_item_it_says_so(world, screen):
    with acting_as(world.cast.chris):
        put_off(at(world, "filter_2"), actor=world.cast.chris)
    assert "Nothing is heard at the moment" in seen(world, screen)


def test_without_script_it_can_be_blanked_and_brought_back(world, screen):
    address = reverse("room:screen", args=[world.meetings["EA"]])
    blank = screen.get(f"{address}?blank=1").content.decode()
    assert world.cases["filter_2"].number not in blank
    assert "Show it again" in blank


def test_whoever_runs_the_table_gets_a_code_and_the_address(world, undone):
    client = Client()
    client.force_login(world.cast.accounts["coral"])
    address = reverse("room:prepare", args=[world.meetings["EA"]])
    assert "Start the room screen" in client.get(address).content.decode()
    page = client.post(address).content.decode()
    assert "http://testserver/room/" in page
    assert "has not been used" not in page
    assert "has not been used" in client.get(address).content.decode()
    assert client.post(reverse("room:end", args=[world.meetings["EA"]])).status_code == 302
