"""A situation goes to another table: asked on a phone, agreed to there, handed over in one press, each on their own page."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from commontable.response.situations.tests import factories as made
from tests.cast import Cast

from .axe import overflow_of

pytestmark = pytest.mark.journey

SMALL = {"viewport": {"width": 320, "height": 700}, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1366, "height": 768}}


def furnish(cast: Cast) -> None:
    made.seal_all(cast, made.intervening(cast))


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("CT_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_situation_is_handed_over_and_both_tables_have_their_own_number(signed_in: Callable[..., Page]) -> None:
    hana = signed_in("hana", **SMALL)
    hana.goto("/situations/EA-26-0001/")
    assert overflow_of(hana) == ""
    picture(hana, "file")
    hana.get_by_role("link", name="Hand it over to a team at another table").tap()
    expect(hana.get_by_label("Which team?")).to_be_visible()
    assert overflow_of(hana) == ""
    picture(hana, "ask")
    hana.get_by_label("Which team?").select_option(label="West table, Hospital West")
    hana.get_by_label("Why?").select_option(label="The person moved to that table’s area")
    hana.get_by_label("On which authority").select_option(label="The person's consent")
    hana.get_by_role("button", name="Ask that team").tap()
    expect(hana.get_by_text("Waits for an answer.")).to_be_visible()
    for name in ("wilma", "hugo"):
        other = signed_in(name, **DESK)
        other.get_by_role("link", name="to take a situation over").click()
        assert "EA-26-0001" not in other.content()
        picture(other, f"asked_{name}")
        other.get_by_role("button", name="Agree").click()
        expect(other.get_by_role("heading", level=1)).to_be_visible()
    hana.goto("/")
    picture(hana, "today")
    hana.get_by_role("link", name="to take a situation over").tap()
    hana.get_by_role("button", name="Hand it over now").tap()
    expect(hana.get_by_text("Agreed. Your team carries it out.")).to_have_count(0)
    hana.wait_for_load_state()
    hana.goto("/situations/EA-26-0001/")
    expect(hana.get_by_text("Handed over").first).to_be_visible()
    hugo = signed_in("hugo", **DESK)
    hugo.goto("/situations/WE-26-0001/")
    expect(hugo.get_by_role("heading", level=1)).to_contain_text("WE-26-0001")
    picture(hugo, "there")
