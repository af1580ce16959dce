"""Which pages in which state does axe look at, and under which conditions? What the files of its tests share."""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page

from .axe import faults_of, overflow_of
from .walking import Walkers

LANGUAGES, WIDTHS = ("en", "fr"), (1366, 320)
COLOURS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
FULL = list(product(LANGUAGES, WIDTHS, COLOURS))
SAMPLE = [("en", 1366, "light"), ("fr", 320, "dark"), ("en", 320, "forced")]
OTHERS = [each for each in FULL if each not in SAMPLE]
REST = OTHERS if os.environ.get("CT_EVERY") == "2" else OTHERS[timezone.now().toordinal() % len(OTHERS) :][:1]
"""With CT_EVERY=1 one of the nine other conditions, the next day another; with CT_EVERY=2 all of them."""


@dataclass(frozen=True)
class State:
    """A page in one state: who looks, at which address, and what is done there first."""

    name: str
    who: str
    address: str
    then: Callable[[Page], None] = bool


def open_all(page: Page) -> None:
    """Open everything that can be opened, save what closes when another opens."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")


def send_nothing(page: Page) -> None:
    """Send the first form of the page as it is, so that it comes back with its faults."""
    with page.expect_navigation():
        page.locator("main form:has(select, input:not([type=hidden]))").first.evaluate("form => form.submit()")


def faults(
    walkers: Walkers, states: Iterable[State], known: Mapping[str, str], language: str, width: int, colours: str
) -> Iterator[str]:
    """Every fault of every state under these conditions. `known` fills the places in their addresses."""
    options = {"viewport": {"width": width, "height": 800}, **COLOURS[colours]}
    pages: dict[str, Page] = {}
    for state in states:
        if state.who not in pages:
            pages[state.who] = _window(walkers, state.who, language, options)
        page = pages[state.who]
        answer = page.goto(state.address.format(**known))
        if answer and answer.status >= 400 and state.name != "not found":
            yield f"{state.name}: {answer.status}"
        state.then(page)
        page.wait_for_load_state("networkidle" if page.locator("#live").count() == 0 else "load")
        yield from (f"{state.name}: {fault}" for fault in faults_of(page))
        if over := overflow_of(page):
            yield f"{state.name}: {over}"


def _window(walkers: Walkers, who: str, language: str, options: dict[str, Any]) -> Page:
    page = walkers.signed_in(who, **options) if who else walkers.window(**options)
    page.goto("/" if who else "/sign-in/")
    button = page.get_by_role("button", name=re.compile("Français|English"))
    if page.locator("html").get_attribute("lang") != language:
        button.click()
        page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == language
    return page
