"""What was lent to a request comes back, whatever became of it: many that ask for nothing there is, or do not wait for the answer."""

import socket
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page

from .live import LiveSite

pytestmark = pytest.mark.journey
MANY = 200
"""Many times what the pool of connections holds."""
AT_ONCE = 12
PATIENCE = 30.0
"""Seconds: a request that waits in vain for a connection is answered, with 500, in ten."""


def test_the_site_answers_whoever_comes_after_many_that_went_away(site: LiveSite) -> None:
    at = urlsplit(site.url)
    asked = f"GET /sign-in/ HTTP/1.1\r\nHost: {at.netloc}\r\n\r\n".encode()
    for each in range(MANY):
        with socket.create_connection((str(at.hostname), int(at.port or 0)), timeout=10) as gone:
            gone.sendall(asked)
            time.sleep(each % 50 / 1000)
    assert status_of(f"{site.url}/sign-in/") == 200


def test_pages_that_are_not_there_keep_no_connection(site: LiveSite, signed_in: Callable[..., Page]) -> None:
    """Drawn for somebody who is signed in, such a page asks the database what every page asks."""
    (session,) = (each for each in signed_in("hana").context.cookies() if "session" in each.get("name", ""))
    cookie = f"{session.get('name')}={session.get('value')}"

    def answers(*addresses: str) -> Iterator[int]:
        with ThreadPoolExecutor(AT_ONCE) as asking:
            yield from asking.map(lambda address: status_of(site.url + address, cookie), addresses)

    assert set(answers(*["/nothing/", "/situations/XX-26-9999/", "/meetings/nothing/"] * 20)) == {404}
    assert set(answers(*["/"] * AT_ONCE)) == {200}


def status_of(address: str, cookie: str = "") -> int:
    try:
        with urlopen(Request(address, headers={"Cookie": cookie} if cookie else {}), timeout=PATIENCE) as answer:
            return answer.status
    except HTTPError as error:
        return error.code
