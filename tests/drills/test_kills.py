"""Killed at any moment under load: what was acknowledged is there once, nothing is half done, and the site comes back."""

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from .book import Book
from .checker import faults
from .place import Place
from .play import EAST, WEST, Player

SEED = 20261122
NUMBERED_WITHIN_SECONDS = 45.0


@pytest.fixture(scope="module")
def book() -> Book:
    """One book for the whole file: every later check also looks at everything before."""
    return Book()


@pytest.fixture(scope="module")
def site(place: Place) -> Iterator[Place]:
    """The installation with its web server, its worker and its watch over the database."""
    for name in ("watch", "web", "worker"):
        place.start(name)
    place.healed()
    return place


@contextmanager
def load(place: Place, book: Book, seed: int) -> Iterator[list[Player]]:
    """Two tables at work."""
    players = [Player(table, book, place.port, place.superuser_url, seed) for table in (EAST, WEST)]
    for each in players:
        each.start()
    try:
        yield players
    finally:
        for each in players:
            each.enough.set()
        for each in players:
            each.join(60)
    refused = [refusal for each in players for refusal in each.refusals]
    assert refused == []


def killed(place: Place, book: Book, victim: str, moments: int, seed: int = SEED) -> list[float]:
    """Kill the victim at so many seeded moments under load; returns the seconds until the site answered again."""
    chance, seconds = random.Random(f"{seed} {victim}"), []
    with load(place, book, seed):
        for _moment in range(moments):
            before = book.acknowledged()
            time.sleep(chance.uniform(0.2, 2.0))
            place.kill(victim, chance)
            if victim in place.processes:
                place.start(victim)
            seconds.append(place.healed())
            place.start_again("worker")  # without a database for half a minute it gives up
            wait_for_more(book, before)
    assert faults(place.superuser_url, book) == []
    return seconds


def wait_for_more(book: Book, before: int) -> None:
    deadline = time.monotonic() + 60
    while book.acknowledged() < before + 3:
        assert time.monotonic() < deadline, "the site answers but takes no work any more"
        time.sleep(0.05)


def unnumbered(place: Place) -> int:
    with psycopg.connect(place.superuser_url) as connection:
        sql = "select count(*) from ledger_entry e where not exists (select from ledger_leaf where entry_id = e.id)"
        return connection.execute(sql).fetchone()[0]


def numbered_soon(place: Place) -> float:
    """Wait until every entry has its place; returns after how many seconds."""
    since = time.monotonic()
    while left := unnumbered(place):
        place.start_again("worker")
        assert time.monotonic() - since < NUMBERED_WITHIN_SECONDS, f"{left} entries wait: {place.last_words()}"
        time.sleep(0.2)
    return time.monotonic() - since


def test_the_web_server_killed_loses_nothing(site: Place, book: Book) -> None:
    killed(site, book, "web", moments=2)


def test_postgres_killed_comes_back_by_itself_and_the_site_with_it(site: Place, book: Book) -> None:
    web = site.processes["web"]
    killed(site, book, "postgres", moments=1)
    killed(site, book, "backend", moments=1)
    assert web.poll() is None, "the web server was not to be started again"


def test_the_worker_killed_leaves_no_entry_without_its_place(site: Place, book: Book) -> None:
    killed(site, book, "worker", moments=1)
    numbered_soon(site)
    assert faults(site.superuser_url, book) == []


@pytest.mark.drill
@pytest.mark.parametrize("victim", ["web", "worker", "postgres", "backend"])
def test_thirty_moments_of_death(site: Place, book: Book, victim: str, record_testsuite_property) -> None:
    seconds = killed(site, book, victim, moments=30, seed=SEED + 1)
    numbered_soon(site)
    assert faults(site.superuser_url, book) == []
    record_testsuite_property(f"{victim}: acknowledged writes", book.acknowledged())
    record_testsuite_property(f"{victim}: longest until it answered, in seconds", round(max(seconds), 1))
