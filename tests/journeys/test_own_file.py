"""Our own file on a person, by keyboard: written, read after its rules, and whole on a phone in both languages."""

import os
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.limited import Limited, Named, NameForm
from commontable.response.identity.tests.factories import persons_of, written, youth_record
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

from .states import State, faults, open_all
from .walking import Walkers

pytestmark = pytest.mark.journey

KNOWN: dict[str, str] = {}
ANGIE = Limited(
    "María Núñez y Ortega", "15", also=(Named("Angie", NameForm.PREFERRED),), born_as="age", noted="2026-11-25",
    lives="none_fixed", safe=("no_voicemail", "no_home"), safe_words="13:00 to 15:00",
)  # fmt: skip
STATES = (
    State("who it is", "hana", "/identity/drafts/{draft}/people/{person}/?show=1", open_all),
    State("our own file", "hana", "/identity/drafts/{draft}/people/{person}/file/", open_all),
    State("the rules first", "hana", "/identity/drafts/{draft}/people/{person}/file/contacts/"),
    State("ways of contact", "hana", "/identity/drafts/{draft}/people/{person}/file/contacts/?read=1"),
    State("guardians", "hana", "/identity/drafts/{draft}/people/{person}/file/guardians/"),
    State("who decides", "hana", "/identity/drafts/{draft}/people/{person}/file/capacity/"),
    State("a youth record", "hana", "/identity/youth-justice/{youth}/", open_all),
)


def furnish(cast: Cast) -> None:
    draft = made.drafted(cast)
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        seal_identity(draft, actor=cast.hana, person=persons_of(draft)[0], limited=ANGIE)
    written(cast, draft, "contacts")
    KNOWN.update(draft=str(draft.pk), person=str(persons_of(draft)[0]), youth=str(youth_record(cast, draft).pk))


@pytest.mark.parametrize(("language", "width", "colours"), [("en", 1366, "light"), ("fr", 320, "dark")])
def test_every_page_is_whole(walkers: Walkers, language: str, width: int, colours: str) -> None:
    assert list(faults(walkers, STATES, KNOWN, language, width, colours)) == []


def test_a_section_is_opened_read_after_its_rules_and_written_by_keyboard(signed_in: Callable[..., Page]) -> None:
    page = signed_in("hana", viewport={"width": 1366, "height": 768})
    page.goto("/")
    if page.locator("html").get_attribute("lang") != "en":
        page.get_by_role("button", name="English").click()
        page.wait_for_load_state()
    page.goto(f"/identity/drafts/{KNOWN['draft']}/people/{KNOWN['person']}/file/")
    picture(page, "own-file")
    press(page, "Ways to reach this person")
    expect(page.get_by_text("Leave no voicemail")).to_be_visible()
    expect(page.get_by_text("416 555 0199")).to_have_count(0)
    picture(page, "own-rules")
    press(page, "I have read this: show how to reach them")
    number = page.get_by_label("Number, address or name")
    expect(number.first).to_have_value("416 555 0199")
    picture(page, "own-contacts")
    number.nth(1).focus()
    page.keyboard.type("the library on Queen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What we keep")).to_be_visible()


def press(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).focus()
    page.keyboard.press("Enter")


def picture(page: Page, name: str) -> None:
    """Kept where CT_PICTURES says, for whoever wants to look."""
    if folder := os.environ.get("CT_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
