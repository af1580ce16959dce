"""ACC-01: axe finds nothing, and nothing runs off the side, on any page in any state, language, width and colour scheme."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page

from commontable.response.situations.tests import factories as made
from tests.cast import Cast

from .axe import faults_of, overflow_of
from .walking import Walkers

pytestmark = pytest.mark.journey

LANGUAGES, WIDTHS = ("en", "fr"), (1280, 320)
COLOURS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
}
NUMBERS: dict[str, str] = {}


def furnish(cast: Cast) -> None:
    """Something at every stage at the East table, whose meeting is open; the West table stays empty."""
    NUMBERS["closed"] = made.closed(cast).number
    released = made.reported(cast)
    made.released(cast, released)
    NUMBERS["intervening"] = released.number
    sealed = made.at_filter_4(cast)
    made.seal_all(cast, sealed)
    NUMBERS["filter_4"] = sealed.number
    NUMBERS["accepted"] = made.accepted(cast).number
    NUMBERS["rejected"] = made.rejected(cast).number
    brought = made.brought(cast)
    NUMBERS["brought"] = brought.number
    NUMBERS["heard"] = made.at_filter_2(cast).number
    NUMBERS["draft"] = str(made.drafted(cast).pk)
    NUMBERS["its_draft"] = str(made.draft_of(cast, brought).pk)


@dataclass(frozen=True)
class State:
    """A page in one state: who looks, where, and what is done there first."""

    name: str
    who: str
    address: Callable[[], str]
    then: Callable[[Page], None] = bool


def at(address: str) -> Callable[[], str]:
    return lambda: address.format(**NUMBERS)


def open_all(page: Page) -> None:
    """Open everything that can be opened, save what closes when another opens."""
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true })")


def show_name(page: Page) -> None:
    page.locator("[data-name] a.btn").first.click()
    page.locator(".name-shown").first.wait_for()


def send_nothing(page: Page) -> None:
    """Send the first form of the page as it is, so that it comes back with its faults."""
    page.locator("main form:has(select, input:not([type=hidden]))").first.evaluate("form => form.submit()")
    page.wait_for_load_state()


def meeting(page: Page) -> None:
    page.goto("/meetings/")
    page.locator("main a.btn").first.click()


def item(stage: str, then: Callable[[Page], None] = bool) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        meeting(page)
        page.goto(f"{page.url.partition('?')[0].partition('#')[0]}?item={NUMBERS[stage]}")
        then(page)

    return go


STATES = (
    State("door", "", at("/sign-in/")),
    State("door with faults", "", at("/sign-in/"), send_nothing),
    State("today of a team", "hana", at("/")),
    State("today of a co-chair", "chris", at("/")),
    State("today without a seat", "unseated", at("/")),
    State("situations", "hana", at("/situations/"), open_all),
    State("no situation", "hugo", at("/situations/")),
    State("meetings", "chris", at("/meetings/"), open_all),
    State("meetings of nobody", "unseated", at("/meetings/")),
    State("a draft", "hana", at("/drafts/{draft}/")),
    State("a draft all open", "hana", at("/drafts/{draft}/"), open_all),
    State("a draft brought", "hana", at("/drafts/{its_draft}/")),
    State("the meeting", "chris", at("/"), item("heard")),
    State("the meeting all open", "chris", at("/"), item("heard", open_all)),
    State("the meeting, a no", "chris", at("/"), item("rejected")),
    State("the meeting, who can help", "chris", at("/"), item("accepted")),
    State("the meeting, the few", "chris", at("/"), item("filter_4", open_all)),
    State("the meeting, an update", "chris", at("/"), item("intervening", open_all)),
    State("the meeting, seated only", "sara", at("/"), item("heard")),
    State("the file of its originator", "hana", at("/situations/{filter_4}/"), open_all),
    State("the file of its lead", "omar", at("/situations/{intervening}/"), open_all),
    State("the file with a name shown", "omar", at("/situations/{intervening}/"), show_name),
    State("the file of a co-chair", "chris", at("/situations/{closed}/"), open_all),
    State("the file of a no", "hana", at("/situations/{rejected}/")),
    State("an attempt with faults", "omar", at("/interventions/{intervening}/attempt/"), send_nothing),
    State("a service with faults", "omar", at("/closing/{intervening}/service/"), send_nothing),
    State("not found", "hana", at("/situations/XX-26-9999/")),
    State("the parts", "hana", at("/design/components/")),
)
FULL = list(product(LANGUAGES, WIDTHS, COLOURS))
SAMPLE = [("en", 1280, "light"), ("fr", 320, "dark"), ("en", 320, "forced")]


def walk(walkers: Walkers, language: str, width: int, colours: str) -> Iterator[str]:
    """Every fault of every state under these conditions."""
    options = {"viewport": {"width": width, "height": 800}, **COLOURS[colours]}
    pages: dict[str, Page] = {}
    for state in STATES:
        if state.who not in pages:
            pages[state.who] = _window(walkers, state.who, language, options)
        page = pages[state.who]
        page.goto(state.address())
        state.then(page)
        page.wait_for_load_state("networkidle")
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


@pytest.mark.parametrize(("language", "width", "colours"), SAMPLE)
def test_every_state_of_every_page(walkers: Walkers, language: str, width: int, colours: str) -> None:
    assert list(walk(walkers, language, width, colours)) == []


@pytest.mark.every
@pytest.mark.parametrize(("language", "width", "colours"), [each for each in FULL if each not in SAMPLE])
def test_every_state_of_every_page_in_the_rest(walkers: Walkers, language: str, width: int, colours: str) -> None:
    assert list(walk(walkers, language, width, colours)) == []
