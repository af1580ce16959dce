"""The database is killed under open pages: they hear again by themselves, and are told to look at what they missed."""

import http.client
import random
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import psycopg
import pytest

from .people import Person
from .place import Place

pytestmark = pytest.mark.drill

PATIENCE = 40.0


@pytest.fixture(scope="module")
def site(place: Place) -> Iterator[Place]:
    """The installation with its web server and its watch over the database."""
    for name in ("watch", "web"):
        place.start(name)
    place.healed()
    return place


@pytest.fixture
def chris(site: Place) -> Person:
    person = Person("chris", site.port)
    assert person.sign_in()
    return person


def planned(site: Place, chris: Person, day: str) -> UUID:
    """A meeting of the East table, planned but not open."""
    with psycopg.connect(site.superuser_url) as server:
        (table,) = server.execute("select id from tables_situationtable where code = 'EA'").fetchone() or (None,)
        answer = chris.post(f"/meetings/plan/{table}/", {"EA-day": day, "EA-hour": "10:00"})
        assert answer.outcome == "acknowledged", answer
        newest = "select id from meetings_meeting where table_id = %s and opened_at is null order by id desc limit 1"
        (meeting,) = server.execute(newest, [table]).fetchone() or (None,)
    return meeting


@contextmanager
def following(site: Place, meeting: UUID) -> Iterator[http.client.HTTPResponse]:
    """Sara's page, waiting for word."""
    sara = Person("sara", site.port)
    assert sara.sign_in()
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=PATIENCE)
    seen = time.time() + 3600
    connection.request("GET", f"/meetings/{meeting}/changed/?seen={seen}", headers=sara._headers())
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Content-Type"]) == (200, "text/event-stream")
    try:
        yield answer
    finally:
        connection.close()


def told(answer: http.client.HTTPResponse) -> bool:
    """Wait for "changed", through whatever else is sent to keep the line open."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        line = answer.readline()
        assert line, "the stream ended"
        if line == b"data: changed\n":
            return True
    return False


def at_once(site: Place, person: Person, pages: int) -> None:
    """Ask for so many pages that each waits on a lock of ours, and so each has a connection of its own."""
    waiting = "select count(*) from pg_stat_activity where usename = 'ct_app' and wait_event_type = 'Lock'"
    asked = [threading.Thread(target=person._send, args=("GET", "/meetings/", "")) for _ in range(pages)]
    with psycopg.connect(site.superuser_url) as lock, psycopg.connect(site.superuser_url, autocommit=True) as server:
        lock.execute("lock table django_session in access exclusive mode")
        for each in asked:
            each.start()
        until = time.monotonic() + PATIENCE
        while server.execute(waiting).fetchone() != (pages,):
            assert time.monotonic() < until, "the pages did not all get a connection"
            time.sleep(0.05)
    for each in asked:
        each.join(PATIENCE)


def test_a_press_is_answered_although_the_database_closed_all_connections_meanwhile(site, chris):
    at_once(site, chris, 8)
    with psycopg.connect(site.superuser_url, autocommit=True) as server:
        closing = "select pg_terminate_backend(pid, 5000) from pg_stat_activity where usename = 'ct_app'"
        assert server.execute(closing).fetchall() == [(True,)] * 8
    since = time.monotonic()
    planned(site, chris, "2031-04-01")
    assert time.monotonic() - since < 10


def test_pages_hear_again_after_the_database_was_killed(site, chris):
    site.kill("web", random.Random(2))
    site.start("web")  # nobody listens yet, whichever test came before
    site.healed()
    meeting = planned(site, chris, "2031-05-06")
    with following(site, meeting) as page:
        assert told(page)  # at once: nobody listened, whatever came before may have been missed
        assert told(page)  # somebody listens from now on
        site.kill("postgres", random.Random(20261125))
        assert told(page)
        site.healed()  # only now: for a moment after its first process died, PostgreSQL's other ones still answer
        assert chris.post(f"/meetings/{meeting}/open/", {"version": 1}).outcome == "acknowledged"
        assert told(page)


def test_pages_ask_again_after_the_web_server_was_killed(site, chris):
    meeting = planned(site, chris, "2031-05-13")
    with following(site, meeting) as page:
        assert page.readline() == b"retry: 2000\n"
        site.kill("web", random.Random(1))
        assert b"" in iter(page.readline, None)
    site.start("web")
    site.healed()
    with following(site, meeting) as page:
        assert page.readline() == b"retry: 2000\n"


def test_a_web_server_asked_to_stop_stops_under_open_pages(site, chris):
    meeting = planned(site, chris, "2031-05-20")
    with following(site, meeting):
        web = site.processes["web"]
        web.terminate()
        assert web.wait(15) is not None
    site.start("web")
    site.healed()
