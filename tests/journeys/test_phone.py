"""On a phone, by touch: nothing runs off the side, and the work of the day can be done in the corridor."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from . import steps
from .axe import overflow_of

pytestmark = pytest.mark.journey

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


def test_a_situation_is_drafted_brought_and_decided_by_touch(signed_in: Callable[..., Page]) -> None:
    hana = signed_in("hana", **PHONE)
    assert overflow_of(hana) == ""
    hana.get_by_role("button", name="Draft a situation").tap()
    expect(hana.get_by_role("heading", level=1)).to_contain_text("Draft")
    steps.answer_what_is_needed(hana)
    assert overflow_of(hana) == ""
    number = steps.bring(hana)
    assert overflow_of(hana) == ""

    chris = signed_in("chris", **PHONE)
    steps.plan_and_open_meeting(chris)
    assert overflow_of(chris) == ""
    steps.hear(chris, number)
    chris.get_by_role("button", name="Met: go to filter 3").tap()
    expect(chris.get_by_role("heading", name="Who can help?")).to_be_visible()
    assert overflow_of(chris) == ""
    chris.get_by_label("Lead team").select_option(label="Hospital East")
    chris.get_by_role("checkbox", name="Housing East").check()
    chris.get_by_role("button", name="Name these teams").tap()
    expect(chris.get_by_role("heading", name="Have the few planned?")).to_be_visible()

    hana.goto(f"/situations/{number}/")
    expect(hana.get_by_role("heading", level=1)).to_contain_text(number)
    assert overflow_of(hana) == ""
    hana.locator("summary").filter(has_text="Record a contact").tap()
    hana.get_by_role("radio", name=re.compile("^Visit")).locator("visible=true").first.check()
    hana.get_by_role("button", name="Record the contact").tap()
    expect(hana.get_by_role("main")).to_contain_text("contact")
    assert overflow_of(hana) == ""
