"""A person who chose French meets no English sentence of the product, on any page or refusal of the site."""

import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.test import Client
from django.urls import reverse

from tests.guards.visible import texts
from tests.matrix.asking import ask, client_of, sent, unknown_words, words
from tests.routes import routes
from tests.world import World

CATALOGUE = Path(__file__).resolve().parents[2] / "src/commontable/locale/fr/LC_MESSAGES/django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)0?\d*[sd]|\{\w+\}")
CASES = ("draft", "filter_2", "rejected", "minimised", "family", "closed")
READERS = ("own", "chair")

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("undone")]


def english() -> tuple[set[str], set[str]]:
    """Whole sentences, and parts of three words or more that stand between what is filled in. A language is named in itself."""
    whole, parts = set(), set()
    for entry in polib.pofile(str(CATALOGUE)):
        said = {entry.msgid, entry.msgid_plural or entry.msgid} - {entry.msgstr, *entry.msgstr_plural.values()}
        whole |= {each for each in said if not PLACEHOLDER.search(each)}
        parts |= {part.strip() for each in said for part in PLACEHOLDER.split(each) if len(part.split()) > 2}
    return whole - {"English"}, parts


WHOLE, PARTS = english()


def english_of(html: str) -> list[str]:
    return [text for text in texts(html) if text in WHOLE or any(part in text for part in PARTS)]


def in_french(world: World, reader: str) -> Client:
    client = client_of(world, reader, raise_request_exception=False)
    client.post(reverse("set_language"), {"language": "fr"})
    return client


def pages(world: World, reader: str, client: Client) -> Iterator[tuple[str, str]]:
    """(address, page) of each route for each case, read and as its form is answered when sent too late."""
    for route in routes():
        asked = {route.url(words(world, world.cases[label])): world.cases[label] for label in CASES}
        for url, case in asked.items():
            for form in (None, {**sent(world, case, route), "version": 0}):
                answer = ask(client, "GET" if form is None else "POST", url, form)
                if "html" in answer.headers.get("Content-Type", ""):
                    yield f"{reader}: {url}", answer.content.decode()


@pytest.mark.parametrize("reader", READERS)
def test_no_page_says_english(world: World, reader: str):
    client = in_french(world, reader)
    seen = list(pages(world, reader, client))
    assert len(seen) > 50
    assert all('<html lang="fr"' in page for _url, page in seen if "<html" in page)
    assert {(url, words) for url, page in seen for words in english_of(page)} == set()


def test_nor_before_sign_in_nor_where_nothing_is(world: World):
    client = in_french(world, "out")
    wrong = client.post(reverse("site:sign_in"), {"email": "nobody@example.org", "password": "wrong"})
    reader = in_french(world, "own")
    nowhere = [route.url(unknown_words()) for route in routes() if route.words]
    answers = [client.get(reverse("site:sign_in")), wrong, *(reader.get(url) for url in ("/nowhere/", *nowhere))]
    assert [words for answer in answers for words in english_of(answer.content.decode())] == []


def test_a_planted_sentence_is_found():
    assert english_of("<p>Nothing half written.</p>")
    assert english_of('<p aria-label="Room: The table, East">x</p>') == []
    assert english_of("<p>A meeting is open since 9 h 30.</p>")
