"""What stood in the way is named on a phone in three presses: the theme, the service, about how long the wait is."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from commontable.groundwork.access.session import acting_as
from commontable.response.closing.actions import mobilise
from commontable.response.situations.tests import factories
from tests.cast import Cast

from .axe import overflow_of
from .test_attempt import Thumb, choice
from .test_phone import PHONE
from .test_walk_on import picture

pytestmark = pytest.mark.journey

MOST = 3
NUMBERS: dict[str, str] = {}


def furnish(cast: Cast) -> None:
    """An intervention whose lead has named a service that is not among the usual ones."""
    situation = factories.reported(cast)
    NUMBERS["open"] = situation.number
    with acting_as(cast.omar):
        mobilise(situation, actor=cast.omar, service="food", outcome="informed")


@pytest.fixture
def omar(signed_in: Callable[..., Page]) -> Page:
    page = signed_in("omar", **PHONE)
    page.goto(f"/closing/{NUMBERS['open']}/barrier/")
    return page


def test_theme_service_and_wait_are_three_presses(omar: Page) -> None:
    thumb = Thumb()
    picture(omar, "barrier")
    thumb.tap(choice(omar, "Wait too long"))
    thumb.tap(choice(omar, "Food"))
    thumb.tap(omar.get_by_role("button", name="2 to 8 weeks"))
    expect(omar.locator("#happened")).to_contain_text("Wait too long, Food support, 2 to 8 weeks.")
    assert thumb.presses <= MOST


def test_a_rarer_service_is_one_press_further_and_days_that_are_known_are_kept(omar: Page) -> None:
    thumb = Thumb()
    thumb.tap(choice(omar, "Wait too long"))
    thumb.tap(omar.locator("summary", has_text="More services"))
    thumb.tap(choice(omar, "Cultural support"))
    thumb.tap(omar.locator("summary", has_text="The days are known"))
    omar.get_by_label("Days of waiting").fill("40")
    assert overflow_of(omar) == ""
    omar.get_by_label("Days of waiting").press("Enter")
    expect(omar.locator("#happened")).to_contain_text("Wait too long, Cultural support, 40 days.")


def test_what_is_no_wait_needs_no_third_answer(omar: Page) -> None:
    thumb = Thumb()
    thumb.tap(choice(omar, "No capacity"))
    thumb.tap(choice(omar, "Food"))
    thumb.tap(omar.get_by_role("button", name="Name a barrier"))
    expect(omar.locator("#happened")).to_contain_text("No capacity, Food support.")
    assert thumb.presses <= MOST
