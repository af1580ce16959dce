"""How is the whole site walked? All pages there are for one person, where their links lead, and what refuses them."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from tests.matrix.asking import words
from tests.world import World

from .addresses import EVERY, forms, refusing, shown_to
from .sinks import MARKERS, Found, names_in, parts
from .who_sees import may_be_named, record_markers

IN_PARTS_TOO = 6 if EVERY in ("", "1") else 1
"""One page in so many is asked for again as htmx would."""
MOST_LINKS = {"": 12, "1": 40}.get(EVERY, 100_000)
"""How many addresses that no route names whole (a query, the next page) one walk follows."""
LANGUAGES = ("en", "fr")
LINKS = re.compile(r"""(?:href|hx-get|data-url|data-hidden|data-shown|src)=["']([^"'#]+)["']""")
GET_FORMS = re.compile(r"""<form[^>]*method=["']get["'][^>]*action=["']([^"']*)["']""", re.I)


class Crawler:
    """One person walking through everything: half in one language, half in the other, changing over the next day."""

    def __init__(self, world: World, name: str, *, closed: bool = False, language: str = "en") -> None:
        self.world, self.name, self.closed, self.language = world, name, closed, language
        self.records = record_markers(world, closed)
        self.client = Client(raise_request_exception=False)
        self.visited: set[str] = set()
        self.pages = 0
        self.led_to: list[str] = []
        self.found: list[Found] = []
        if name:
            self.client.force_login(world.cast.accounts[name])

    def walk(self, urls: list[str] | None = None) -> list[Found]:
        """Visit these addresses, or all there are for this walk; returns what must not have been there."""
        if urls is None:
            self._walk_everything()
        else:
            self._speak(self.language)
            self._visit_all(urls)
        return self.found

    def _walk_everything(self) -> None:
        shown = shown_to(self.world, self.name, self.closed)
        turn = timezone.now().toordinal() + LANGUAGES.index(self.language)
        for place, language in enumerate(LANGUAGES):
            self._speak(language)
            self._visit_all(shown if EVERY == "2" else shown[(turn + place) % 2 :: 2], follow=True)
        self._visit_all(self._further(), follow=EVERY == "2")
        self._visit_all(refusing(self.world, self.name, self.closed, shown))
        self._send_empty_forms()

    def _speak(self, language: str) -> None:
        self.client.post(reverse("set_language"), {"language": language})
        self.client.cookies.load({"language": language})

    def _visit_all(self, urls: list[str], *, follow: bool = False) -> None:
        for place, url in enumerate(urls):
            self.visited.add(url)
            answer = self.client.get(url)
            self._look(answer, url)
            self.pages += answer.status_code == 200
            if place % IN_PARTS_TOO == 0:
                self._look(self.client.get(url, headers={"HX-Request": "true"}), url)
            if follow and answer.status_code == 200 and not answer.streaming:
                self.led_to += self._leads_to(url, answer)

    def _further(self) -> list[str]:
        """Where pages led that was not visited yet; whole walks take all of it."""
        new = [url for url in dict.fromkeys(self.led_to) if url not in self.visited]
        turn = timezone.now().toordinal() % max(1, len(new))
        return (new[turn:] + new[:turn])[:MOST_LINKS]

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

    def _send_empty_forms(self) -> None:
        """What is answered to a form without a word in it, and undone."""
        for route, case in forms(self.world, self.name):
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
