"""More pages follow a meeting than the site has connections to its database: it still answers, and each is told."""

import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from .live import LiveSite
from .steps import draft_and_bring, hear, plan_and_open_meeting

pytestmark = pytest.mark.journey

MANY = 24
"""Six times the connections of the pool this site is served with."""


@contextmanager
def following(site: LiveSite, page: Page, path: str) -> Iterator[list[http.client.HTTPResponse]]:
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    opened = [http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=30) for _one in range(MANY)]
    try:
        for connection in opened:
            connection.request("GET", path, headers={"Cookie": cookie})
        yield [connection.getresponse() for connection in opened]
    finally:
        for connection in opened:
            connection.close()


def changed(answer: http.client.HTTPResponse) -> bool:
    return any(line == b"data: changed\n" for line in iter(answer.readline, b""))


def test_the_site_answers_and_tells_them_all(signed_in: Callable, site: LiveSite):
    number = draft_and_bring(signed_in("hana"))
    chris = signed_in("chris")
    address = plan_and_open_meeting(chris)
    with following(site, chris, f"{urlsplit(address).path}changed/") as streams:
        assert [answer.status for answer in streams] == [200] * MANY
        hear(chris, number)
        assert all(changed(answer) for answer in streams)
