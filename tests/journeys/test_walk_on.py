""" "I have one more": from the open meeting's page to a walk-on that is heard, counting every press; then its own file."""

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from commontable.groundwork.access.session import acting_as, moment
from commontable.response.agenda.actions import plan_meeting
from commontable.response.situations.tests import factories as made

from . import steps

pytestmark = pytest.mark.journey

MOST = 12


def furnish(cast) -> None:
    """Today's meeting is in the calendar, and one situation waits for it."""
    made.brought(cast)
    with acting_as(cast.chris):
        plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=moment())


class Counting:
    """Each click is one interaction; picking from a list is two, to open it and to choose."""

    def __init__(self) -> None:
        self.made = 0

    def click(self, target: Locator) -> None:
        target.click()
        self.made += 1

    def pick(self, target: Locator, wanted: str) -> None:
        target.select_option(wanted)
        self.made += 2


def test_a_walk_on_is_heard_within_twelve_interactions(signed_in: Callable[..., Page]) -> None:
    page = signed_in("chris", viewport={"width": 1366, "height": 768})
    page.goto("/")
    page.get_by_role("link", name=re.compile("^East table")).first.click()
    page.get_by_role("button", name="Open the meeting").click()
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    hand = Counting()
    hand.click(page.get_by_role("link", name="Add a walk-on"))
    picture(page, "walk-on")
    five_answers(page, hand, "Shelter East")
    hand.click(page.get_by_role("button", name="Add it and turn to it"))
    expect(page.get_by_role("heading", name="Is it acutely elevated risk?")).to_be_visible()
    expect(page.locator("tr[aria-current]")).to_contain_text("Shelter")
    picture(page, "walk-on-heard")
    assert hand.made <= MOST, f"{hand.made} interactions"

    shelter = signed_in("nils")
    shelter.goto("/")
    expect(shelter.get_by_text("duty to report not said · 1 person not named")).to_be_visible()
    shelter.get_by_role("button", name="Open our own file").click()
    expect(shelter.get_by_text("The duty to report never waits for a table.")).to_be_visible()
    steps.say_who(shelter)
    shelter.get_by_role("radio", name=re.compile("made", re.I)).first.check()
    shelter.get_by_role("button", name="Keep this").click()
    shelter.goto("/")
    expect(shelter.get_by_text("our file still open")).to_have_count(0)


def five_answers(page: Page, hand: Counting, team: str) -> None:
    """On the page of a walk-on: all it asks, before it is added."""
    hand.pick(page.get_by_label("Which team says it?"), team)
    for words in ("12–17", "Woman or girl", "being harmed"):
        hand.click(page.locator(".only-person").get_by_text(words, exact=True))
    hand.pick(page.get_by_label("First risk factor"), "gambling_chronic")
    hand.pick(page.get_by_label("Second risk factor"), "housing_no_access")
    hand.click(page.get_by_text("New, compelling", exact=False).first)


def picture(page: Page, name: str) -> None:
    """Kept where CT_PICTURES says, for whoever wants to look."""
    if folder := os.environ.get("CT_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
