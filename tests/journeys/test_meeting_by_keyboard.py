"""A meeting of twenty items, run with no hand on a mouse; and how many keys each item takes."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from commontable.groundwork.access.session import acting_as, moment
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.actions import plan_meeting
from commontable.response.filters.actions import close_meeting
from commontable.response.situations.tests import factories as made

from .test_keyboard import IS_SEEN, MOST_STOPS

pytestmark = pytest.mark.journey

UPDATES, NEW = 8, 12
MOST_AN_ITEM = 48
"""Keys, from turning to a new item until it is decided, read back, and its teams are named."""


def furnish(cast) -> None:
    """Eight interventions to report on, twelve situations brought since, and today's meeting in the calendar."""
    for _each in range(UPDATES):
        last = made.intervening(cast)
    meeting = made.meeting_of(cast, last)
    with acting_as(cast.chris):
        close_meeting(meeting, actor=cast.chris)
    for _each in range(NEW):
        made.brought(cast)
    with acting_as(cast.chris):
        plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=moment())
        assert Meeting.objects.filter(opened_at=None).count() == 1


class Hands:
    """Two hands on a keyboard: every key is counted, and what has the focus can always be seen."""

    def __init__(self, page: Page) -> None:
        self.page, self.keys = page, 0

    def key(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.keys += 1

    def reach(self, target: Locator, key: str = "Tab") -> None:
        for _stop in range(MOST_STOPS):
            if target.evaluate("e => e === document.activeElement"):
                assert self.page.evaluate(IS_SEEN), f"the focus cannot be seen on {target}"
                return
            self.key(key)
        raise AssertionError(f"Tab does not lead to {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        expect(target).to_be_visible()
        self.reach(target)
        self.key(key)

    def choose(self, target: Locator, typed: str) -> None:
        self.reach(target)
        for letter in typed:
            self.key(letter)

    def since(self) -> int:
        """The keys pressed since this was asked last."""
        counted, self.keys = self.keys, 0
        return counted


def test_twenty_items_by_keyboard_alone(signed_in: Callable[..., Page]) -> None:
    page = signed_in("chris")
    page.goto("/")
    hands, button = Hands(page), lambda name: page.get_by_role("button", name=name)
    hands.press(page.get_by_role("link", name=re.compile("^East table")).first)
    hands.press(button("Open the meeting"))
    expect(page.get_by_text(f"0 of {UPDATES + NEW} heard")).to_be_visible()
    here(hands, page)
    counted = {"opening, and who is here": hands.since()}
    for number in range(1, UPDATES + 1):
        turn(hands, page, number)
        counted[f"update {number}"] = hands.since()
    for number in range(UPDATES + 1, UPDATES + NEW + 1):
        turn(hands, page, number)
        take(hands, page, number)
        counted[f"new {number}"] = hands.since()
    hands.press(page.locator("summary").filter(has_text="Close the meeting…"))
    expect(page.get_by_text("not read back")).to_have_count(0)
    hands.press(page.get_by_role("button", name="Close the meeting", exact=True))
    expect(page.get_by_text(re.compile("Opened .*, closed"))).to_be_visible()
    counted["closing"] = hands.since()
    new = [keys for what, keys in counted.items() if what.startswith("new")]
    assert max(new) <= MOST_AN_ITEM, counted


def here(hands: Hands, page: Page) -> None:
    """Everybody who is in the room is marked."""
    for team in ("Hospital East", "Housing East", "Police East"):
        absent = page.get_by_role("button", name=re.compile(f"{team}, is here$"))
        hands.press(absent)
        expect(absent).to_have_count(0)


def turn(hands: Hands, page: Page, number: int) -> None:
    """To the next item, by the button that names it."""
    hands.press(page.get_by_role("button", name=re.compile(rf"^Turn to (this item|{number:04d})$")).first)
    expect(page.locator("tr[aria-current]")).to_contain_text(f"{number:04d}")


def take(hands: Hands, page: Page, number: int) -> None:
    """A new item through filter 2: one is not met, one is put off, the others are met and their teams named."""
    if number == UPDATES + 2:
        hands.press(page.get_by_role("button", name="Not today"))
        return
    if number == UPDATES + 1:
        hands.press(page.locator("summary").filter(has_text="Not met…"))
        hands.press(page.get_by_role("group", name="Why is it not met?").get_by_role("radio").first, "Space")
        hands.press(page.get_by_role("button", name="Not met: hide it now"))
    else:
        hands.press(page.get_by_role("button", name="Met: go to filter 3"))
    hands.press(page.get_by_role("button", name="Read back"))
    expect(page.get_by_text(re.compile("Read back at"))).to_be_visible()
    if number != UPDATES + 1:
        hands.choose(page.get_by_label("Lead team"), "Hous")
        hands.press(page.get_by_role("checkbox", name=re.compile("^Hospital East")), "Space")
        hands.press(page.get_by_role("button", name="Name these teams"))
        expect(page.get_by_role("heading", name="Have the few planned?")).to_be_visible()
