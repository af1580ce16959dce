"""Printed: the paper says what it is, whose copy, and nothing the person may not have."""

import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from commontable.response.situations.tests import factories as made
from tests.cast import Cast

pytestmark = pytest.mark.journey

NAME = made.SOMEBODY.name
NUMBERS: dict[str, str] = {}


def furnish(cast: Cast) -> None:
    """An intervention whose identity was released to its lead, and another situation still before the table."""
    situation = made.intervening(cast)
    made.released(cast, situation)
    NUMBERS["intervening"] = situation.number
    NUMBERS["heard"] = made.at_filter_2(cast).number


def printed(page: Page) -> str:
    text = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf(format="Letter"))).pages)
    return " ".join(text.split())


def test_the_situation_file_on_paper(signed_in: Callable[..., Page]) -> None:
    number = NUMBERS["intervening"]
    page = signed_in("omar")
    page.goto(f"/situations/{number}/")
    paper = printed(page)
    for words in (number, "copy for the intervention only", "Omar Housing", "shred after use", "Housing East"):
        assert words in paper
    assert "What the table saw" in paper
    for words in (NAME, "Sign out", "Record an attempt", "Show name", "Français"):
        assert words not in paper


def test_a_name_is_on_paper_only_when_it_was_shown(signed_in: Callable[..., Page]) -> None:
    page = signed_in("omar")
    page.goto(f"/situations/{NUMBERS['intervening']}/")
    page.get_by_role("link", name="Show name").click()
    expect(page.get_by_text(NAME)).to_be_visible()
    paper = printed(page)
    assert NAME in paper
    assert "Hide now" not in paper


def test_the_chairs_copy_has_no_name(signed_in: Callable[..., Page]) -> None:
    page = signed_in("chris")
    page.goto(f"/situations/{NUMBERS['intervening']}/")
    paper = printed(page)
    assert "copy of the table’s record" in paper
    assert NAME not in paper


def test_the_meeting_on_paper(signed_in: Callable[..., Page]) -> None:
    page = signed_in("chris")
    page.goto("/meetings/")
    page.get_by_role("link", name="Go to the meeting").click()
    paper = printed(page)
    for words in ("Agenda", "East table", NUMBERS["heard"]):
        assert words in paper
    for words in (NAME, "Sign out", "Turn to this item", "Close the meeting"):
        assert words not in paper
