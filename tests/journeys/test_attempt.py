"""An attempt is written down in the corridor, on a phone, with one thumb: four presses at most, counted."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from commontable.response.situations.tests import factories
from tests.cast import Cast

from .axe import overflow_of
from .test_phone import PHONE

pytestmark = pytest.mark.journey

MOST = 4
LEAST_SIDE = 44


def furnish(cast: Cast) -> None:
    """One intervention for each test, in whatever order they run."""
    factories.intervening(cast)
    factories.intervening(cast)


class Thumb:
    """Presses, counts, and looks whether what is pressed is large enough."""

    def __init__(self) -> None:
        self.presses = 0

    def tap(self, target: Locator) -> None:
        # First what is pressed must stand on the page that came, then that page must have its style.
        target.wait_for()
        target.page.wait_for_load_state("load")
        box = target.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= LEAST_SIDE, (target, box)
        target.tap()
        self.presses += 1


def choice(page: Page, words: str) -> Locator:
    """The label that is pressed, not the small circle in it."""
    return page.locator("label", has_text=words)


def test_an_attempt_takes_four_presses_from_today(signed_in: Callable[..., Page]) -> None:
    omar, thumb = signed_in("omar", **PHONE), Thumb()
    thumb.tap(omar.get_by_role("link", name="Record an attempt").first)
    thumb.tap(choice(omar, "Phone").first)
    thumb.tap(choice(omar, "Nobody answered"))
    assert overflow_of(omar) == ""
    thumb.tap(omar.get_by_role("button", name="Record the attempt"))
    expect(omar.get_by_role("main")).to_contain_text("Phone: nobody answered.")
    assert thumb.presses <= MOST


def test_a_contact_takes_three(signed_in: Callable[..., Page]) -> None:
    omar, thumb = signed_in("omar", **PHONE), Thumb()
    thumb.tap(omar.get_by_role("link", name="Record a contact").last)
    thumb.tap(omar.get_by_role("button", name="Record the contact"))
    expect(omar.get_by_role("main")).to_contain_text("Contact at")
    assert thumb.presses <= MOST
