"""The sweep is itself proven: one leak is planted in each channel, and each must be found."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from commontable.front.desk import call_page, meeting_presence, situation_file, situations_list, today
from commontable.front.room import screen_views
from commontable.front.room import views as room_views
from commontable.front.set_up import lists
from commontable.front.site import door, feed
from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind
from commontable.response.filters.jobs import destroy_old_rejections_at
from commontable.response.identity import document_views, own_views, youth_views
from commontable.response.identity import views as identity_views
from commontable.response.interventions import letters, notice_views, plan_views, plan_words_views
from commontable.response.moves import same_views
from commontable.response.moves import views as moves_views
from tests.matrix.asking import everything

from .crawling import Crawler
from .letters import letters_of_jobs
from .sinks import in_the_cache, in_the_dump, in_the_log, in_the_mail, in_the_rows, listening

TODAY = "/"


@dataclass(frozen=True)
class Leak:
    """Where a marker is let out, the page whose answer is tampered with, who then opens which address."""

    channel: str
    module: Any
    tamper: Callable[[HttpRequest, HttpResponse, str], Any]
    who: str = "omar"
    address: str = TODAY
    where: str = "render"
    """What the module makes its answer with."""


def _in_body(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    answer.content = answer.content.replace(b"</main>", f'<p title="{marker}"></p></main>'.encode())


def _in_title(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    answer.content = answer.content.replace(b"<title>", f"<title>{marker} ".encode())


def _in_header(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    answer.headers["X-Last-Opened"] = marker


def _in_file_name(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    answer.headers["Content-Disposition"] = f'inline; filename="{marker.lower()}.html"'


def _in_cookie(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    answer.set_cookie("last", marker)


def _in_redirect(request: HttpRequest, answer: HttpResponse, marker: str) -> HttpResponse:
    return HttpResponseRedirect(f"/situations/?name={marker}")


def _in_link(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    answer.content = answer.content.replace(b"</main>", f'<a href="/?name={marker}">.</a></main>'.encode())


def _in_log(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    logging.getLogger("commontable.front").info("opened for %s", marker)


def _in_traceback(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    raise RuntimeError(f"no such person: {marker}")


def _in_error_page(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    raise Invalid(f"{marker} was not found.")


def _in_session(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    request.session["last"] = marker


def _in_cache(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    cache.set("last_opened", {"name": marker})


def _in_csv(content: bytes, answer: HttpResponse, marker: str) -> None:
    answer.content += f"\r\n{marker};".encode()


def _in_ledger(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    record(Kind.SAW, "today", request.actor, details={"of": marker.lower()})


def _in_job(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    destroy_old_rejections_at.defer(table=marker)


def _in_mail(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    letter = mail.EmailMessage("A reminder", f"{marker} is due on Friday.", "table@example.org", ["omar@example.org"])
    mail.outbox.append(letter)


def _in_letter(table: str, letter: mail.EmailMessage, marker: str) -> None:
    letter.body += f"\n{marker}"


def _in_row(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "update situations_draft set answers = answers || jsonb_build_object('note', %s::text)", [marker]
        )


def _in_hexadecimal(request: HttpRequest, answer: HttpResponse, marker: str) -> None:
    record(Kind.SAW, "today", request.actor)
    with connection.cursor() as cursor:
        cursor.execute("update identity_sealedidentity set sealed = %s", [marker.encode()])


def _in_calendar(meetings: Any, answer: bytes, marker: str) -> bytes:
    return answer.replace(b"CLASS:PRIVATE", f"DESCRIPTION:{marker}\r\nCLASS:PRIVATE".encode())


def _in_stream(word: str, answer: HttpResponse, marker: str) -> None:
    answer.content = f"data: {marker} was heard\n\n".encode()


def _in_bytes(document: Any, answer: bytes, marker: str) -> bytes:
    return answer + marker.encode()


LEAKS = {
    "a template": Leak("body", today, _in_body),
    "the title": Leak("title", today, _in_title),
    "a header": Leak("header", today, _in_header),
    "a file name": Leak("header", today, _in_file_name),
    "a cookie": Leak("cookie", today, _in_cookie),
    "a redirect": Leak("header", today, _in_redirect),
    "a link": Leak("body", today, _in_link),
    "an error page": Leak("body", today, _in_error_page),
    "a log line": Leak("log", today, _in_log),
    "a traceback": Leak("log", today, _in_traceback),
    "an e-mail": Leak("e-mail", today, _in_mail),
    "the session": Leak("session", today, _in_session),
    "the cache": Leak("cache", today, _in_cache),
    "a list as CSV": Leak("body", lists, _in_csv, "coral", "/set-up/list/headings/", "_file"),
    "the name of a CSV file": Leak("header", lists, _in_file_name, "coral", "/set-up/list/headings/", "_file"),
    "a ledger entry": Leak("ledger_entry", today, _in_ledger),
    "a job's argument": Leak("procrastinate_jobs", today, _in_job),
    "a row in clear": Leak("situations_draft", today, _in_row),
    "bytes not sealed": Leak("identity_sealedidentity", today, _in_hexadecimal),
    "the situation file": Leak("body", situation_file, _in_body, "hana", "/situations/{number}/"),
    "the list": Leak("body", situations_list, _in_body, "chris", "/situations/"),
    "a page nobody is signed in to": Leak("body", door, _in_body, "", "/sign-in/"),
    "the title of the page that may name": Leak(
        "title", identity_views, _in_title, "hana", "/identity/people/{person}/"
    ),
    "a calendar feed": Leak("body", feed, _in_calendar, "", "/calendar/{secret}.ics", "as_calendar"),
    "an event stream": Leak("body", room_views, _in_stream, "omar", "/meetings/{meeting}/changed/", "following"),
    "the page that starts a room screen": Leak(
        "body", room_views, _in_body, "chris", "/meetings/{meeting}/room-screen/"
    ),
    "the door of the room screen": Leak("body", screen_views, _in_body, "", "/room/"),
    "the attendance": Leak("body", meeting_presence, _in_body, "chris", "/meetings/{meeting}/attendance/"),
    "the choice of letters": Leak("body", notice_views, _in_body, "omar", "/interventions/mail/"),
    "the plan": Leak("body", plan_views, _in_body, "omar", "/interventions/{number}/plan/"),
    "the title of the plan": Leak("title", plan_views, _in_title, "omar", "/interventions/{number}/plan/"),
    "the plan in words": Leak("body", plan_words_views, _in_body, "omar", "/interventions/{number}/plan/words/"),
    "a move to another table": Leak("body", moves_views, _in_body, "hana", "/moves/{number}/hand-over/"),
    "a prompt about two numbers": Leak("body", same_views, _in_body, "coral", "/moves/same/{prompt}/"),
    "the title of a prompt": Leak("title", same_views, _in_title, "coral", "/moves/same/{prompt}/"),
    "an emergency call": Leak("body", call_page, _in_body, "hana", "/calls/{called}/"),
    "our own file": Leak("body", own_views, _in_body, "hana", "/identity/drafts/{draft}/people/{person}/file/"),
    "the title of a section of it": Leak(
        "title", own_views, _in_title, "hana", "/identity/drafts/{draft}/people/{person}/file/notes/"
    ),
    "a document": Leak("body", document_views, _in_bytes, "hana", "/identity/documents/{document}/", "read_document"),
    "a youth-justice record": Leak("body", youth_views, _in_body, "hana", "/identity/youth-justice/{youth}/"),
    "another team's page": Leak("body", identity_views, _in_body, "paula", "/identity/people/{person}/"),
}


@pytest.fixture(autouse=True)
def nothing_cached() -> Iterator[None]:
    yield
    cache.clear()


@pytest.mark.parametrize("where", LEAKS)
def test_a_planted_leak_is_found(world, undone, monkeypatch, where):
    leak, case, called = LEAKS[where], world.cases["filter_4"], world.cases["called"]
    marker, person = case.people[0].name, case.people[0].person
    plant(monkeypatch, leak, marker)
    crawler = Crawler(world, leak.who)
    with listening() as log:
        known = {"meeting": world.meetings["EA"], "secret": world.feed, "called": called.number, "prompt": world.prompt}
        known |= {"draft": case.draft, "document": case.ours.document, "youth": case.ours.youth}
        found = crawler.walk([leak.address.format(number=case.number, person=person, **known)])
        found += [*in_the_log(log), *in_the_mail(), *in_the_cache(), *in_the_rows(world)]
    assert leak.channel in {each.channel for each in found if each.marker == marker}, found


@pytest.mark.parametrize("shape", ["text", "jsonb", "bytea"])
def test_a_marker_in_clear_anywhere_in_a_dump_is_found(world, built_world, database_server, shape):
    """In a table that nobody declared, whatever its column is: as a server dumps it."""
    marker, written = world.cases["filter_4"].people[0].name, {"jsonb": "to_jsonb(%s::text)", "bytea": "%s::bytea"}
    with psycopg.connect(database_server.superuser_url, dbname=built_world[0], autocommit=True) as server:
        server.execute(f"create table left_over (note {shape})")
        try:
            server.execute(f"insert into left_over values ({written.get(shape, '%s')})", [marker])
            _rows, found = in_the_dump(database_server.superuser_url, built_world[0])
        finally:
            server.execute("drop table left_over")
    assert {(each.marker, each.channel) for each in found} == {(marker, "left_over")}


@pytest.mark.parametrize("marker", ["name", "number", "situation"])
def test_a_leak_planted_in_what_jobs_send_is_found(world, undone, monkeypatch, marker):
    case = world.cases["filter_4"]
    told = str(case.people[0].name if marker == "name" else getattr(case, marker))
    plant(monkeypatch, Leak("e-mail", letters, _in_letter, where="of_clocks"), told)
    letters_of_jobs(world)
    assert told in {each.marker for each in in_the_mail()}


@pytest.mark.parametrize(
    "leak",
    [
        Leak("body", today, _in_body),
        Leak("body", meeting_presence, _in_body, "chris", "/meetings/{meeting}/attendance/"),
        Leak("body", situation_file, _in_body, "hana", "/situations/{number}/"),
        Leak("ledger_entry", today, _in_ledger),
    ],
    ids=["today", "the attendance", "the situation file", "a ledger entry"],
)
def test_a_planted_leak_of_words_that_did_not_cross_is_found(world, undone, monkeypatch, leak):
    """Not even where their own team may read everything else of it: they stand on one page alone."""
    case = world.cases["filter_4"]
    plant(monkeypatch, leak, case.written)
    address = leak.address.format(number=case.number, meeting=world.meetings["EA"])
    found = [*Crawler(world, leak.who).walk([address]), *in_the_rows(world)]
    assert leak.channel in {each.channel for each in found if each.marker == case.written}, found


@pytest.mark.parametrize("who", ["hugo", "unseated", "wilma", ""])
def test_a_guest_s_name_at_another_table_is_found(world, undone, monkeypatch, who):
    for guest in (name for name, table in world.guests.items() if table == "EA"):
        plant(monkeypatch, Leak("body", door if who == "" else today, _in_body), guest)
        assert guest in {each.marker for each in Crawler(world, who).walk([TODAY if who else "/sign-in/"])}


@pytest.mark.parametrize("place", range(4))
@pytest.mark.parametrize("who", ["hana", "omar", "chris"])
def test_what_a_team_keeps_for_itself_is_found_anywhere_else(world, undone, monkeypatch, who, place):
    marker = world.cases["filter_4"].ours.markers[place]
    plant(monkeypatch, Leak("body", today, _in_body), marker)
    assert marker in {each.marker for each in Crawler(world, who).walk([TODAY])}


RECORDS = ("number", "situation", "draft", "wait_days", "crossed")


@pytest.mark.parametrize("marker", RECORDS)
@pytest.mark.parametrize("who", ["hugo", "unseated", "wilma"])
def test_a_planted_leak_of_the_table_s_record_is_found(world, undone, monkeypatch, marker, who):
    text = str(getattr(world.cases["intervening"], marker))
    plant(monkeypatch, Leak("body", today, _in_body), text)
    assert text in {each.marker for each in Crawler(world, who).walk([TODAY])}


def test_a_seat_lost_with_the_meeting_is_found(world, undone, monkeypatch):
    """Whoever only sat there may read it during the meeting and not afterwards."""
    number = world.cases["intervening"].number
    plant(monkeypatch, Leak("body", today, _in_body), number)
    assert Crawler(world, "sara").walk([TODAY]) == []
    world.close_the_meeting()
    assert {each.marker for each in Crawler(world, "sara", closed=True).walk([TODAY])} == {number}


def test_a_row_policy_switched_off_is_found(world, undone, monkeypatch):
    """The row policies alone keep another table's list empty: told that they run both tables, they would see both."""
    real = today.dues
    chris = everything(world)

    def of_everybody(actor: Any, now: Any) -> Any:
        with acting_as(chris):
            return real(chris, now)

    monkeypatch.setattr(today, "dues", of_everybody)
    assert {each.route for each in Crawler(world, "hugo").walk([TODAY])} == {"desk:today"}


def plant(monkeypatch: pytest.MonkeyPatch, leak: Leak, marker: str) -> None:
    """Tamper with what the module's pages render."""
    real = getattr(leak.module, leak.where)

    def tampered(request: Any, *args: Any, **options: Any) -> Any:
        answer = real(request, *args, **options)
        return leak.tamper(request, answer, marker) or answer

    monkeypatch.setattr(leak.module, leak.where, tampered)
