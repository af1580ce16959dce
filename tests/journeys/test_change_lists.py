"""A coordinator adds a term, it is offered in a draft, it is retired and stays readable there, and the retiring is undone."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import PersonPlan, Plan
from tests.cast import SINCE, Cast

from . import steps
from .axe import faults_of, overflow_of

pytestmark = pytest.mark.journey

PICTURES = os.environ.get("CT_PICTURES", "")


def furnish(cast: Cast) -> None:
    """She coordinates both tables: no other coordinator has to be given notice."""
    with acting_as(operator()):
        both = PersonPlan("Coral Coordinator", "coral@example.org", "City Office", SINCE, coordinates=("EA", "WE"))
        set_up(Plan((), (), (), (both,)), actor=operator())
        assert Member.objects.filter(name="Coral Coordinator").count() == 1


def looked_at(page: Page, name: str) -> None:
    assert overflow_of(page) == ""
    assert faults_of(page) == []
    if PICTURES:
        for width in (1366, 320):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=str(Path(PICTURES) / f"{name}-{width}.png"), full_page=True)
        page.set_viewport_size({"width": 1366, "height": 900})


def test_a_term_is_added_offered_retired_and_brought_back(signed_in: Callable[..., Page]) -> None:
    coral, hana = signed_in("coral"), signed_in("hana")
    coral.goto("/set-up/")
    coral.get_by_role("link", name="Change what people pick from").click()
    looked_at(coral, "lists")
    coral.get_by_role("link", name="Study flags").click()
    coral.get_by_role("link", name="Add a term").click()
    looked_at(coral, "add")
    coral.get_by_label("English label").fill("Fentanyl alert")
    coral.get_by_label("French label").fill("Alerte au fentanyl")
    coral.get_by_role("button", name="Show what changes").click()
    expect(coral.get_by_role("main")).to_contain_text("the draft of a situation")
    looked_at(coral, "preview")
    coral.get_by_role("button", name="Make this change").click()
    expect(coral.get_by_role("heading", level=1)).to_have_text("Study flags")
    looked_at(coral, "list")

    draft = steps.start_draft(hana)
    flag = hana.locator("input[name=study_flags][value=own_001]")
    hana.locator("details.opens", has=hana.locator("#study_flags-find")).locator("summary").first.click()
    steps.pick_first(hana, hana.locator("#study_flags-find"), "fentan")
    expect(flag).to_be_checked()
    steps.kept(hana)

    coral.goto("/set-up/lists/study_flags/own_001/retire/")
    coral.get_by_role("button", name="Show what changes").click()
    coral.get_by_role("button", name="Make this change").click()
    expect(coral.locator("#own_001")).to_contain_text("Not offered any more.")

    hana.goto(draft)
    expect(flag).to_be_checked()
    steps.start_draft(hana)
    expect(flag).to_have_count(0)

    coral.get_by_text("Undo", exact=True).first.click()
    coral.get_by_role("button", name="Undo it now").first.click()
    expect(coral.get_by_role("main")).to_contain_text(re.compile("Undone on"))
    expect(coral.locator("#own_001")).not_to_contain_text("Not offered any more.")
    steps.start_draft(hana)
    expect(flag).to_have_count(1)
