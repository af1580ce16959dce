"""Drafting, bringing, opening a meeting and deciding, with no hand on a mouse; what has the focus can always be seen."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from . import steps

pytestmark = pytest.mark.journey

MOST_STOPS = 400
IS_SEEN = """() => { const s = getComputedStyle(document.activeElement);
  return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none' }"""


def reach(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press Tab until the target has the focus, and see that it shows."""
    for _stop in range(MOST_STOPS):
        if target.evaluate("e => e === document.activeElement"):
            assert page.evaluate(IS_SEEN), f"the focus cannot be seen on {target}"
            return
        page.keyboard.press(key)
    raise AssertionError(f"Tab does not lead to {target}")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    reach(page, target)
    page.keyboard.press(key)


def test_a_draft_is_written_and_brought_by_keyboard(signed_in: Callable[..., Page]) -> None:
    page = signed_in("hana")
    press(page, page.get_by_role("button", name="Draft a situation"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Draft")
    press(page, page.get_by_role("radio", name="Person"), "Space")
    choose(page, "Age", "60")
    choose(page, "Gender", "W")
    choose(page, "At risk of", "being")
    reach(page, page.get_by_role("searchbox", name="For A"))
    for typed in ("gambl", "hous"):
        page.keyboard.press("Control+a")
        page.keyboard.type(typed)
        expect(page.get_by_text(re.compile(f"match(es)? “{typed}”"))).to_be_visible()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
        reach(page, page.get_by_role("searchbox", name="For A"), "Shift+Tab")
    press(page, page.get_by_role("checkbox", name=re.compile("^If left unattended")), "Space")
    for words in ("acute elevated risk", "multi-agency"):
        tests = page.get_by_role("group", name="Is it for the table?")
        press(page, tests.get_by_role("checkbox", name=words), "Space")
    expect(page.get_by_text("needed to bring are there.")).to_be_visible()
    press(page, page.get_by_role("button", name=re.compile("^Bring this")))
    expect(page.get_by_role("link", name=re.compile(r"^EA-\d\d-\d{4}$")).first).to_be_visible()


def test_a_meeting_is_opened_and_a_decision_recorded_by_keyboard(signed_in: Callable[..., Page]) -> None:
    number = steps.draft_and_bring(signed_in("hana"))
    page = signed_in("chris")
    page.goto("/meetings/")
    press(page, page.locator("summary").filter(has_text="Add an extra meeting"))
    reach(page, page.get_by_label("Day"))
    page.keyboard.type("01152031")  # the browser's own field, in the order of its own language
    expect(page.get_by_label("Day")).to_have_value("2031-01-15")
    reach(page, page.get_by_label("Starts at"))
    page.keyboard.type("0930AM")
    press(page, page.get_by_role("button", name="Add the meeting"))
    press(page, page.get_by_role("button", name="Open the meeting"))
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    for team in ("Hospital East", "Housing East", "Police East"):
        absent = page.get_by_role("button", name=re.compile(f"{team}, is here$"))
        press(page, absent)
        expect(absent).to_have_count(0)
    press(page, page.get_by_role("row").get_by_role("link", name=number[-4:], exact=True))
    press(page, page.get_by_role("button", name="Turn to this item"))
    press(page, page.locator("summary").filter(has_text="Not met…"))
    press(page, page.get_by_role("group", name="Why is it not met?").get_by_role("radio").first, "Space")
    press(page, page.get_by_role("button", name="Not met: hide it now"))
    press(page, page.get_by_role("button", name="Take “not met” back"))
    press(page, page.get_by_role("button", name="Met: go to filter 3"))
    expect(page.get_by_role("heading", name="Who can help?")).to_be_visible()


def choose(page: Page, label: str, typed: str) -> None:
    reach(page, page.get_by_role("combobox", name=label))
    page.keyboard.type(typed)
    page.keyboard.press("Enter") if page.evaluate("document.activeElement.matches(':open')") else None
