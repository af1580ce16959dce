"""How does a person walk through the site in a journey? In a browser of their own, watched for faults all the way."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.cast import PASSWORD

from .live import LiveSite

PATIENCE = 30_000
"""Milliseconds until what is waited for counts as missing: a machine that runs every test at once is slow at times."""
# A refused or faulty form is answered 4xx on purpose; Chromium reports that in the console as well.
EXPECTED = "Failed to load resource: the server responded with a status of 4"
TELL_CSP = """
document.addEventListener("securitypolicyviolation", (e) =>
  console.error(`CSP: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));
"""


@dataclass
class Watch:
    """What went wrong in a browser: errors in its console, faults of the server, requests to anywhere else."""

    site: LiveSite
    faults: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        context.add_init_script(TELL_CSP)
        context.on("request", self._asked)
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(f"uncaught: {error.error}"))
        context.on("response", self._answered)

    def _asked(self, request: Request) -> None:
        """Listened to, not stood between: what a browser keeps, it would ask for anew on every page otherwise."""
        asked = urlsplit(request.url)
        if asked.netloc not in ("", urlsplit(self.site.url).netloc):
            self.faults.append(f"a request to somewhere else: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(EXPECTED):
            self.faults.append(f"{message.type} on {message.page.url if message.page else '?'}: {message.text}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500:
            self.faults.append(f"{response.status} from {response.url}")


class Walkers:
    """Opens a browser window of their own for each person who takes part."""

    def __init__(self, browser: Browser, site: LiveSite, watch: Watch) -> None:
        self.browser, self.site, self.watch = browser, site, watch
        self.contexts: list[BrowserContext] = []

    def window(self, **options: Any) -> Page:
        """A window nobody is signed in to. Options are those of a Playwright context."""
        wanted = {"locale": "en-CA", "timezone_id": "America/Toronto", "viewport": {"width": 1280, "height": 800}}
        context = self.browser.new_context(base_url=self.site.url, **wanted | options)
        context.set_default_timeout(PATIENCE)
        self.watch.over(context)
        self.contexts.append(context)
        return context.new_page()

    def signed_in(self, name: str, **options: Any) -> Page:
        """A window in which this member of the cast came in through the door."""
        page = self.window(**options)
        come_in(page, f"{name}@example.org", PASSWORD)
        return page

    def leave(self) -> None:
        for context in self.contexts:
            context.close()


def wait_until(page: Page, holds: Callable[[], object]) -> None:
    """Let the browser go on until this holds, and no longer than one is patient: what is waited for by hand ends as well."""
    ends = time.monotonic() + PATIENCE / 1000
    while not holds():
        assert time.monotonic() < ends, "what was waited for did not come"
        page.wait_for_timeout(20)


def come_in(page: Page, email: str, passphrase: str) -> None:
    page.goto("/sign-in/")
    page.locator("input[type=email]").fill(email)
    page.locator("input[type=password]").fill(passphrase)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
