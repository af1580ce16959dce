"""Browsers that go away before they are answered: what was lent to their requests comes back, and the site answers on."""

import socket
import time
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from .live import LiveSite

pytestmark = pytest.mark.journey
MANY = 200
"""Many times what the pool of connections holds."""


def test_the_site_answers_whoever_comes_after_many_that_went_away(site: LiveSite) -> None:
    at = urlsplit(site.url)
    asked = f"GET /sign-in/ HTTP/1.1\r\nHost: {at.netloc}\r\n\r\n".encode()
    for each in range(MANY):
        with socket.create_connection((str(at.hostname), int(at.port or 0)), timeout=10) as gone:
            gone.sendall(asked)
            time.sleep(each % 50 / 1000)
    with urlopen(f"{site.url}/sign-in/", timeout=30) as answer:
        assert answer.status == 200
