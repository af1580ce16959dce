"""The computer at the projector: a code, big type, and it follows the meeting; blanked by a key, a press, or a hidden tab."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .axe import faults_of, overflow_of
from .steps import close_meeting, draft_and_bring, hear, plan_and_open_meeting
from .walking import Walkers

pytestmark = pytest.mark.journey

CURTAIN = "Blanked. Press Escape, or click, to show it again."


def start_screen(chair: Page, address: str) -> str:
    """From the meeting, in a window beside it: the code."""
    chair.goto(address)
    chair.get_by_role("link", name="Room screen").click()
    chair.get_by_role("button", name="Start the room screen").click()
    return chair.locator("dd .number").inner_text()


def open_on_the_projector(screen: Page, code: str) -> None:
    screen.goto("/room/")
    screen.get_by_label("Code").fill(code.lower())
    screen.get_by_role("button", name="Show the meeting").click()
    expect(screen.get_by_role("heading", name="Nothing is heard at the moment")).to_be_visible()


def test_the_screen_follows_the_meeting_and_ends_with_it(signed_in: Callable, walkers: Walkers):
    hana = signed_in("hana")
    number = draft_and_bring(hana)
    chris = signed_in("chris")
    address = plan_and_open_meeting(chris)
    code = start_screen(chris, address)
    screen = walkers.window(viewport={"width": 1366, "height": 768})
    open_on_the_projector(screen, code)
    chris.goto(address)
    hear(chris, number)
    expect(screen.get_by_text(number, exact=True)).to_be_visible()
    expect(screen.get_by_text("Is it acutely elevated risk?")).to_be_visible()
    assert screen.locator("a").count() == 0
    assert (faults_of(screen), overflow_of(screen)) == ([], "")

    curtain = screen.get_by_text(CURTAIN)
    screen.keyboard.press("Escape")
    screen.keyboard.press("Escape")
    expect(curtain).to_be_visible()
    screen.keyboard.press("n")
    expect(curtain).to_be_visible()
    screen.keyboard.press("Escape")
    expect(curtain).to_be_hidden()
    screen.get_by_role("button", name="Blank the screen").click()
    expect(curtain).to_be_visible()
    curtain.click()
    expect(curtain).to_be_hidden()
    hide(screen)
    expect(curtain).to_be_visible()
    show(screen)
    expect(curtain).to_be_visible()
    screen.keyboard.press("Escape")

    close_meeting(chris)
    expect(screen.get_by_role("main")).to_contain_text("Nothing more is shown on this screen.")
    expect(screen.get_by_text(re.compile(re.escape(number)))).to_have_count(0)


def hide(page: Page) -> None:
    page.evaluate(
        "Object.defineProperty(document, 'hidden', {value: true, configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )


def show(page: Page) -> None:
    page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))")
