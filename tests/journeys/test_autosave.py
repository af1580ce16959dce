"""What is typed is kept: five seconds at most are lost with the browser, and of two windows neither wins in silence."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from . import steps
from .live import LiveSite
from .walking import Walkers, Watch, wait_until

pytestmark = pytest.mark.journey

MAY_BE_LOST_SECONDS = 5.0


def test_a_browser_that_dies_loses_five_seconds_at_most(
    chromium: Callable[[], Browser], site: LiveSite, signed_in: Callable[..., Page]
) -> None:
    doomed = chromium()
    page = Walkers(doomed, site, Watch(site)).signed_in("hana")
    address = steps.start_draft(page)
    tried = page.get_by_role("group", name="What have we tried?").get_by_role("checkbox")
    ticked = []
    for place in range(16):
        tried.nth(place).check()
        ticked.append(time.monotonic())
        page.wait_for_timeout(400)
    died = time.monotonic()
    kill(doomed)

    after = signed_in("hana")
    after.goto(address)
    boxes = after.get_by_role("group", name="What have we tried?").get_by_role("checkbox")
    lost = [place for place, at in enumerate(ticked) if not boxes.nth(place).is_checked()]
    assert [place for place in lost if died - ticked[place] > MAY_BE_LOST_SECONDS] == []
    assert len(lost) < len(ticked)


def kill(browser: Browser) -> None:
    """End the browser as a crash does: nothing in it can say goodbye."""
    session = browser.new_browser_cdp_session()
    with pytest.raises(Exception, match="closed"):
        session.send("Browser.crash")


def test_of_two_windows_the_later_shows_both(signed_in: Callable[..., Page]) -> None:
    first = signed_in("hana")
    address = steps.start_draft(first)
    second = signed_in("hana")
    second.goto(address)
    first.get_by_role("checkbox", name="Home visit").check()
    steps.kept(first)
    second.get_by_role("checkbox", name="Phone call").check()
    alert = "Not saved: someone of your team changed this meanwhile."
    expect(second.get_by_role("main").get_by_text(alert)).to_be_visible()
    row = second.get_by_role("row", name="What have we tried?")
    expect(row.get_by_role("cell").nth(0)).to_have_text("Phone call")
    expect(row.get_by_role("cell").nth(1)).to_have_text("Home visit")
    second.get_by_role("link", name="Open it as it is now").click()
    expect(second.get_by_role("checkbox", name="Home visit")).to_be_checked()


def test_what_is_drawn_anew_after_saving_waits_for_a_finger_that_presses(signed_in: Callable[..., Page]) -> None:
    """Ticked one after the other, each tick counts: none moves away between press and release because the one before was saved."""
    page = signed_in("hana")
    steps.start_draft(page)
    page.get_by_role("radio", name="Person").check()
    steps.kept(page)
    drawn: list[Route] = []
    page.route("**/sees/", lambda route: drawn.append(route), times=1)
    steps.pick_first(page, page.get_by_role("searchbox", name="For A"), "gambl")
    wait_until(page, lambda: drawn)
    answer = drawn[0].fetch()
    here = page.locator("#side-risk_factors")
    tick = page.get_by_role("checkbox", name=re.compile("^If left unattended"))
    tick.hover()
    stood = tick.bounding_box()
    page.mouse.down()
    drawn[0].fulfill(response=answer)
    page.wait_for_timeout(200)
    assert tick.bounding_box() == stood
    expect(here).not_to_contain_text("Gambling")
    page.mouse.move(0, 0)
    page.mouse.up()  # elsewhere: nothing is ticked, and so nothing saved that would ask for it
    expect(here).to_contain_text("Gambling")
    expect(tick).not_to_be_checked()
