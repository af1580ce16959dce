"""What do people do at a table, one step at a time, in the words of the page? Each step ends where its page stands."""

import re

from playwright.sync_api import Locator, Page, expect

SOMEBODY = "Zebedee Quill"


def start_draft(page: Page) -> str:
    """From Today, a new draft; returns its address."""
    page.goto("/")
    page.get_by_role("button", name="Draft a situation").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Draft")
    return page.url


def say_who(page: Page, name: str = SOMEBODY) -> None:
    """Type the name of A and leave the field: it is sealed at once."""
    page.get_by_role("textbox", name="Name sealed").fill(name)
    page.get_by_role("textbox", name="Born sealed").focus()
    expect(page.get_by_text("to our team’s key.", exact=False).first).to_be_visible()


def answer_what_is_needed(page: Page) -> None:
    """The five answers without which nothing can be brought, the risk factors by keyboard."""
    page.get_by_role("radio", name="Person").check()
    page.get_by_role("combobox", name="Age").select_option(label="60+")
    page.get_by_role("combobox", name="Gender").select_option(label="Woman or girl")
    page.get_by_role("combobox", name="At risk of").select_option(label="being harmed")
    for typed in ("gambl", "hous"):
        pick_first(page, page.get_by_role("searchbox", name="For A"), typed)
    page.get_by_role("checkbox", name=re.compile("^If left unattended")).check()
    for words in ("acute elevated risk", "multi-agency"):
        page.get_by_role("group", name="Is it for the table?").get_by_role("checkbox", name=words).check()
    kept(page)


def pick_first(page: Page, search: Locator, typed: str) -> None:
    """Search, move down to the first hit and pick it: no hand leaves the keyboard."""
    search.fill(typed)
    expect(page.get_by_text(re.compile(f"match(es)? “{typed}”. Arrow keys move, space picks."))).to_be_visible()
    search.press("ArrowDown")
    page.keyboard.press("Space")


def kept(page: Page) -> None:
    """Wait until everything typed is saved."""
    expect(page.get_by_text(re.compile("^Saved .* to our own space$"))).to_be_visible()


def bring(page: Page) -> str:
    """Press the door; returns the number the situation was given."""
    expect(page.get_by_text("needed to bring are there.")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Bring this")).click()
    number = page.get_by_role("link", name=re.compile(r"^[A-Z]{2}-\d\d-\d{4}$")).first
    expect(number).to_be_visible()
    return number.inner_text()


def draft_and_bring(page: Page) -> str:
    start_draft(page)
    answer_what_is_needed(page)
    return bring(page)


def plan_and_open_meeting(page: Page, day: str = "2031-01-15", hour: str = "09:30") -> str:
    """A co-chair plans a meeting and opens it; returns its address."""
    page.goto("/meetings/")
    page.get_by_text("Add an extra meeting").click()
    page.get_by_label("Day").fill(day)
    page.get_by_label("Starts at").fill(hour)
    page.get_by_role("button", name="Add the meeting").click()
    page.get_by_role("button", name="Open the meeting").click()
    expect(page.get_by_role("heading", name="Agenda")).to_be_visible()
    everybody_comes(page)
    return page.url.partition("?")[0].partition("#")[0]


def everybody_comes(page: Page) -> None:
    """The co-chair marks each team as there, one press each."""
    absent = page.get_by_role("button", name=re.compile("is here$"))
    for left in range(absent.count(), 0, -1):
        absent.first.click()
        expect(absent).to_have_count(left - 1)


def hear(page: Page, number: str) -> None:
    """The co-chair turns the table to this situation."""
    page.get_by_role("row").get_by_role("link", name=number[-4:], exact=True).click()
    page.get_by_role("button", name="Turn to this item").click()
    expect(page.get_by_role("heading", name="Is it acutely elevated risk?")).to_be_visible()


def say_not_met(page: Page, why: str = "options") -> None:
    """Not met, for the first reason that has this word, with the second press that confirms it."""
    page.get_by_text("Not met…").click()
    page.get_by_role("radio", name=re.compile(why, re.I)).first.check()
    page.get_by_role("button", name="Not met: hide it now").click()
    expect(page.get_by_role("button", name="Take “not met” back")).to_be_visible()


def close_meeting(page: Page) -> None:
    page.get_by_text("Close the meeting…").click()
    page.get_by_role("button", name="Close the meeting", exact=True).click()
    expect(page.get_by_text(re.compile("Opened .*, closed"))).to_be_visible()


def record_consent(page: Page, number: str, letter: str = "A") -> None:
    """On the situation's page, by the team that brought it: the person was asked, and said yes."""
    page.goto(f"/situations/{number}/")
    page.get_by_role("link", name=f"Consent {letter}", exact=True).first.click()
    page.get_by_role("link", name="Record an answer").click()
    page.get_by_label("For what?").select_option(label="So that agencies lower the risk together")
    page.get_by_label("How was it given?").select_option(label="Aloud")
    page.get_by_role("button", name="Record the answer").click()
    expect(page.get_by_text("all kinds of facts")).to_be_visible()
