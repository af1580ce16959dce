"""How does a person reach the site in a drill? Over HTTP, signed in at the door, telling whether an answer came."""

import http.client
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.cast import PASSWORD

from .book import Outcome

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True)
class Answer:
    """What came back; status 0 when nothing did."""

    status: int
    location: str = ""

    @property
    def outcome(self) -> Outcome:
        """A failing server may have failed before or after the commit: only then is the outcome open."""
        if 200 <= self.status < 400 and not self.location.startswith("/sign-in/"):
            return "acknowledged"
        return "unknown" if self.status == 0 or self.status >= 500 else "refused"


@dataclass
class Person:
    """One signed-in member and their cookies."""

    name: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def sign_in(self) -> bool:
        """Go through the door; returns whether it opened."""
        self.cookies.clear()
        if self._send("GET", "/sign-in/", "").status != 200:
            return False
        words = {"email": f"{self.name}@example.org", "password": PASSWORD}
        return self._send("POST", "/sign-in/", urlencode(words)).status == 302

    def post(self, path: str, data: dict) -> Answer:
        return self._send("POST", path, urlencode(data, doseq=True))

    def _send(self, method: str, path: str, body: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, FORM | self._headers())
            response = connection.getresponse()
            response.read()
        except (OSError, http.client.HTTPException):
            return Answer(0)
        finally:
            connection.close()
        self._keep(response.headers.get_all("Set-Cookie") or [])
        return Answer(response.status, response.headers.get("Location", ""))

    def _headers(self) -> dict[str, str]:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": cookie, "X-CSRFToken": self.cookies.get("csrf", "")}

    def _keep(self, cookies: list[str]) -> None:
        for each in cookies:
            if found := re.match(r"([^=]+)=([^;]*)", each):
                self.cookies[found[1]] = found[2]
