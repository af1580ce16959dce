"""In French: the same work, with no English left in between."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .walking import Walkers

pytestmark = pytest.mark.journey


def test_the_language_is_changed_at_the_door_and_stays(walkers: Walkers) -> None:
    page = walkers.window()
    page.goto("/sign-in/")
    page.get_by_role("button", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.get_by_role("button", name="Ouvrir une session")).to_be_visible()


def test_a_draft_is_written_in_french(signed_in: Callable[..., Page]) -> None:
    page = signed_in("hana")
    page.get_by_role("button", name="Français").click()
    expect(page.get_by_role("link", name="Aujourd’hui")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text(
        re.compile("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche", re.I)
    )
    page.get_by_role("button", name="Rédiger une situation").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("radio", name="Personne", exact=True).check()
    for place in range(3):
        page.get_by_role("main").get_by_role("combobox").nth(place).select_option(index=2)
    page.get_by_role("checkbox").locator("visible=true").first.check()
    text = page.get_by_role("main").inner_text()
    english = re.findall(r"\b(?:the|of|and|not|with|people|draft|table will)\b", text, re.I)
    assert english == []


def test_the_account_keeps_its_language(signed_in: Callable[..., Page]) -> None:
    page = signed_in("odile")
    page.get_by_role("button", name="Français").click()
    expect(page.get_by_role("link", name="Réunions")).to_be_visible()
    again = signed_in("odile")
    expect(again.get_by_role("link", name="Réunions")).to_be_visible()
