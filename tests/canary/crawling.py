"""How is the whole site walked? Every route with every identifier there is, then wherever its links and forms lead."""

import os
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.matrix.asking import words
from tests.matrix.reading import lines
from tests.routes import Route, routes
from tests.world import World

from .sinks import MARKERS, Found, names_in, parts
from .who_sees import EVERYBODY, may_be_named, record_markers

EVERY = os.environ.get("CT_EVERY", "")
ONE_IN = 6 if EVERY in ("", "1") else 1
MOST = {"": 90, "1": 250}.get(EVERY, 100_000)
"""How many addresses one walk visits at most."""
LINKS = re.compile(r"""(?:href|hx-get|data-url|data-hidden|data-shown|src)=["']([^"'#]+)["']""")
GET_FORMS = re.compile(r"""<form[^>]*method=["']get["'][^>]*action=["']([^"']*)["']""", re.I)
ASKED_ALSO = {
    "identity:draft_person": ("?show=1",),
    "desk:meeting": ("?item={number}",),
    "desk:situations": ("?stage=rejected", "?stage=closed&whose=ours", "?number={number}", "?before={number}"),
    "situations:draft": ("?search-risk_factors=a",),
}
ALWAYS = {"desk:situation", "identity:shown"}
"""Asked of every case by everybody in every run; of the other routes other runs take a sample."""


class Crawler:
    """One person walking through everything, in one language."""

    def __init__(self, world: World, name: str, *, closed: bool = False, language: str = "en") -> None:
        self.world, self.name = world, name
        self.records = record_markers(world, closed)
        self.client = Client(raise_request_exception=False)
        self.visited: set[str] = set()
        self.waiting: list[str] = []
        self.found: list[Found] = []
        if name:
            self.client.force_login(world.cast.accounts[name])
        self.client.post(reverse("set_language"), {"language": language})
        self.client.cookies.load({"language": language})

    def walk(self, urls: list[str] | None = None) -> list[Found]:
        """Visit these addresses, or every one there is, and what they lead to; returns what must not have been there."""
        self.waiting = list(dict.fromkeys(urls or [*self._addresses()]))
        while self.waiting and len(self.visited) < MOST:
            url = self.waiting.pop(0)
            if url not in self.visited:
                self._visit(url, follow=urls is None)
        if urls is None:
            self._send_empty_forms()
        return self.found

    def _visit(self, url: str, *, follow: bool) -> None:
        self.visited.add(url)
        answer = self.client.get(url)
        self._look(answer, url)
        if len(self.visited) % ONE_IN == 0:
            self._look(self.client.get(url, headers={"HX-Request": "true"}), url)
        if follow and answer.status_code == 200:
            self.waiting += self._leads_to(url, answer)

    def _look(self, answer: HttpResponse, url: str) -> None:
        route, query = route_of(url), unescape(url)
        for channel, text in parts(answer).items():
            for marker in names_in(text):
                if channel != "body" or not may_be_named(self.world, marker, self.name, route):
                    self.found.append(Found(marker, channel, self.name, route))
            for marker in MARKERS.findall(text):
                who = self.records.get(marker)
                if who is not None and self.name not in who and marker not in query:
                    self.found.append(Found(marker, channel, self.name, route))

    def _leads_to(self, url: str, answer: HttpResponse) -> Iterator[str]:
        text = answer.content.decode()
        for link in (*LINKS.findall(text), *GET_FORMS.findall(text)):
            target = urlsplit(unescape(link))
            if not target.netloc and not target.path.startswith("/static/") and not target.scheme:
                path = target.path or urlsplit(url).path
                yield f"{path}?{target.query}" if target.query else path

    def _addresses(self) -> Iterator[str]:
        """Every route with the identifiers of every case; of most routes a sample, another one for each person."""
        place = EVERYBODY.index(self.name)
        for route in _readable():
            for case in self.world.cases.values() if set(route.words) - {"table", "meeting"} else self._two_tables():
                place += 1
                if route.name in ALWAYS or place % ONE_IN == 0 or not route.words:
                    yield from _asked(route, words(self.world, case))

    def _two_tables(self) -> list[Any]:
        return [self.world.cases["filter_4"], self.world.cases["west_filter_4"]]

    def _send_empty_forms(self) -> None:
        """What is answered to a form without a word in it, and undone."""
        cases = list(self.world.cases.values())
        for place, route in enumerate(routes(), start=EVERYBODY.index(self.name)):
            for case in cases if EVERY == "2" else cases[place % len(cases) :: 9]:
                url = route.url(words(self.world, case))
                kept = self.client.cookies.copy()
                with transaction.atomic():
                    self._look(self.client.post(url), url)
                    transaction.set_rollback(True)
                self.client.cookies = kept


def route_of(url: str) -> str:
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


def _readable() -> list[Route]:
    """The routes with anything to read; one of which the matrix says nothing yet is taken to have."""
    mute = {
        line.route for line in lines() if line.method == "GET" and set(line.answers.values()) <= {302, 403, 404, 405}
    }
    read = {line.route for line in lines() if line.method == "GET" and 200 in line.answers.values()}
    return [route for route in routes() if EVERY or route.name not in mute - read]


def _asked(route: Route, known: dict[str, Any]) -> Iterator[str]:
    url = route.url(known)
    yield url
    for query in ASKED_ALSO.get(route.name, ()):
        yield url + query.format(**known)
