"""Two browsers on one meeting: each page follows the other, and neither loses what somebody entered."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .steps import draft_and_bring, hear, plan_and_open_meeting

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def numbers() -> list[str]:
    return []


@pytest.fixture
def meeting(signed_in: Callable, numbers: list[str]) -> tuple[Page, str, list[str]]:
    """The chair's window at a meeting that is open, its address, and the numbers of two new situations."""
    hana = signed_in("hana")
    brought = [draft_and_bring(hana), draft_and_bring(hana)]
    chris = signed_in("chris")
    numbers.append(brought[0])
    address = plan_and_open_meeting(chris, day=f"2031-01-{10 + len(numbers):02d}")
    yield chris, address, brought
    chris.goto(address)
    chris.get_by_text("Close the meeting…").click()
    chris.get_by_role("button", name="Close the meeting", exact=True).click()


def follows(page: Page) -> None:
    expect(page.locator("#live")).to_have_class(re.compile("live-follows"))


def test_a_page_follows_the_table_without_being_loaded_again(meeting, signed_in):
    chris, address, (first, _second) = meeting
    omar = signed_in("omar")
    omar.goto(address)
    follows(omar)
    omar.evaluate("window.loadedOnce = true")
    hear(chris, first)
    expect(omar.locator("#now")).to_contain_text(first)
    expect(omar.get_by_role("status").filter(has_text=f"The table is on {first[-4:]}.")).to_be_attached()
    assert omar.evaluate("window.loadedOnce")
