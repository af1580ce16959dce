"""One situation from the first word of a draft to its closing, by the people of several agencies."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from . import steps

pytestmark = pytest.mark.journey


def test_from_draft_to_closing(signed_in: Callable[..., Page]) -> None:
    hana, chris, omar = signed_in("hana"), signed_in("chris"), signed_in("omar")
    number = hospital_brings(hana)
    meeting = table_decides(chris, number)
    leader_sees_no_name(omar, number)
    hospital_releases(hana, number)
    lead_works(omar, number)
    table_closes(chris, meeting, number)
    page_says(omar, number, "Closed")


def hospital_brings(hana: Page) -> str:
    steps.start_draft(hana)
    steps.answer_what_is_needed(hana)
    steps.say_who(hana)
    number = steps.bring(hana)
    assert number == "EA-26-0001"
    return number


def table_decides(chris: Page, number: str) -> str:
    meeting = steps.plan_and_open_meeting(chris)
    steps.hear(chris, number)
    expect(chris.locator("body")).not_to_contain_text(steps.SOMEBODY)
    chris.get_by_role("radio", name="vote").check()
    chris.get_by_label("for", exact=True).fill("4")
    chris.get_by_label("against", exact=True).fill("1")
    chris.get_by_label("Someone dissents").check()
    chris.get_by_role("button", name="Met: go to filter 3").click()
    expect(chris.get_by_text("4 for and 1 against; someone dissented")).to_be_visible()
    chris.get_by_label("Lead team").select_option(label="Housing East")
    chris.get_by_role("checkbox", name="Hospital East").check()
    chris.get_by_role("button", name="Name these teams").click()
    chris.get_by_role("button", name="Planned: the intervention begins").click()
    expect(chris.get_by_text("Attempts and contacts, 0")).to_be_visible()
    return meeting


def leader_sees_no_name(omar: Page, number: str) -> None:
    omar.goto(f"/situations/{number}/")
    expect(omar.get_by_text("Not released to us")).to_be_visible()
    expect(omar.get_by_role("link", name="Show name")).to_have_count(0)


def hospital_releases(hana: Page, number: str) -> None:
    hana.goto("/")
    expect(hana.get_by_text("Record first whether this person agreed").first).to_be_visible()
    steps.record_consent(hana, number)
    hana.goto("/")
    hana.get_by_role("button", name=re.compile("^Release to Housing East")).click()
    expect(hana.get_by_role("button", name=re.compile("^Release to Housing East"))).to_have_count(0)


def lead_works(omar: Page, number: str) -> None:
    omar.goto(f"/situations/{number}/")
    omar.get_by_role("link", name="Show name").click()
    expect(omar.get_by_text(steps.SOMEBODY)).to_be_visible()
    expect(omar.get_by_text("You are on record as having seen it.")).to_be_visible()
    record(omar, "Record an attempt", How="Visit", **{"What stood in the way": "Nobody answered"})
    record(omar, "Record a contact", How="Visit")
    record(omar, "Name a service", **{"Which service": 1, "What came of it": "Connected to service"})
    page_says(omar, number, "Services")


def record(page: Page, heading: str, **answers: str | int) -> None:
    """Open the small form, answer it, send it. An answer is a radio's words, or a place in a list of choices."""
    page.get_by_role("group").filter(has_text=heading).get_by_text(heading).first.click()
    form = (
        page.locator("details[open]")
        .filter(has_text=heading)
        .get_by_role("form")
        .or_(page.locator("details[open] form").filter(has_text=heading.split(" ", 2)[-1]))
        .first
    )
    for label, answer in answers.items():
        if isinstance(answer, int):
            form.get_by_label(re.compile(f"^{label}")).select_option(index=answer)
        else:
            form.get_by_role("group", name=re.compile(f"^{label}")).get_by_role("radio", name=answer).first.check()
    with page.expect_navigation():
        form.get_by_role("button").first.click()


def table_closes(chris: Page, meeting: str, number: str) -> None:
    chris.goto(f"{meeting}?item={number}")
    chris.get_by_label("Conclusion").select_option("connected")
    chris.get_by_role("button", name="Close with this conclusion").click()
    expect(chris.get_by_role("definition").filter(has_text="onnected to services")).to_be_visible()
    steps.close_meeting(chris)


def page_says(page: Page, number: str, words: str) -> None:
    page.goto(f"/situations/{number}/")
    expect(page.get_by_role("main")).to_contain_text(words)
