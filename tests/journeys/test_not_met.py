"""A "no": hidden at once, taken back, said again, destroyed at the meeting's end; and brought again without retyping."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from . import steps

pytestmark = pytest.mark.journey


def test_a_no_is_destroyed_and_may_be_brought_again(signed_in: Callable[..., Page]) -> None:
    hana, chris = signed_in("hana"), signed_in("chris")
    draft = steps.start_draft(hana)
    steps.answer_what_is_needed(hana)
    number = steps.bring(hana)
    meeting = steps.plan_and_open_meeting(chris)
    steps.hear(chris, number)
    expect(chris.get_by_role("main")).to_contain_text("Woman, 60+")
    steps.say_not_met(chris)
    expect(chris.get_by_role("main")).not_to_contain_text("Woman, 60+")
    chris.get_by_role("button", name="Take “not met” back").click()
    expect(chris.get_by_role("main")).to_contain_text("Woman, 60+")
    steps.say_not_met(chris)
    steps.close_meeting(chris)

    hana.goto(draft)
    expect(hana.get_by_text(f"{number}: not met.")).to_be_visible()
    expect(hana.get_by_role("combobox", name="Age")).to_have_value(re.compile("60"))
    again = steps.bring(hana)
    assert again != number
    chris.goto(f"/situations/{number}/")
    expect(chris.get_by_role("main")).not_to_contain_text("60+")
    assert meeting
