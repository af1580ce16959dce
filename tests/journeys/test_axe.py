"""ACC-01: axe finds nothing, and nothing runs off the side, on any page in any state, language, width and colour scheme."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from commontable.response.situations.tests import factories as made
from tests.cast import Cast

from .states import REST, SAMPLE, State, faults, open_all, send_nothing
from .walking import Walkers

pytestmark = pytest.mark.journey

NUMBERS: dict[str, str] = {}


def furnish(cast: Cast) -> None:
    """Something at every stage at the East table, whose meeting is open; the West table stays empty."""
    NUMBERS["closed"] = made.closed(cast).number
    released = made.reported(cast)
    made.released(cast, released)
    NUMBERS["intervening"] = released.number
    sealed = made.at_filter_4(cast)
    made.seal_all(cast, sealed)
    NUMBERS["filter_4"] = sealed.number
    NUMBERS["accepted"] = made.accepted(cast).number
    NUMBERS["rejected"] = made.rejected(cast).number
    brought = made.brought(cast)
    NUMBERS["brought"] = brought.number
    NUMBERS["heard"] = made.at_filter_2(cast).number
    NUMBERS["draft"] = str(made.drafted(cast).pk)
    NUMBERS["its_draft"] = str(made.draft_of(cast, brought).pk)


def show_name(page: Page) -> None:
    page.locator("[data-name] a.btn").first.click()
    page.locator(".name-shown").first.wait_for()


def meeting(page: Page) -> None:
    page.goto("/meetings/")
    page.locator("main a.btn").first.click()


def item(stage: str, then: Callable[[Page], None] = bool) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        meeting(page)
        page.goto(f"{page.url.partition('?')[0].partition('#')[0]}?item={NUMBERS[stage]}")
        then(page)

    return go


STATES = (
    State("door", "", "/sign-in/"),
    State("door with faults", "", "/sign-in/", send_nothing),
    State("today of a team", "hana", "/"),
    State("today of a co-chair", "chris", "/"),
    State("today without a seat", "unseated", "/"),
    State("situations", "hana", "/situations/", open_all),
    State("no situation", "hugo", "/situations/"),
    State("meetings", "chris", "/meetings/", open_all),
    State("meetings of nobody", "unseated", "/meetings/"),
    State("a draft", "hana", "/drafts/{draft}/"),
    State("a draft all open", "hana", "/drafts/{draft}/", open_all),
    State("a draft brought", "hana", "/drafts/{its_draft}/"),
    State("the meeting", "chris", "/", item("heard")),
    State("the meeting all open", "chris", "/", item("heard", open_all)),
    State("the meeting, a no", "chris", "/", item("rejected")),
    State("the meeting, who can help", "chris", "/", item("accepted")),
    State("the meeting, the few", "chris", "/", item("filter_4", open_all)),
    State("the meeting, an update", "chris", "/", item("intervening", open_all)),
    State("the meeting, seated only", "sara", "/", item("heard")),
    State("the file of its originator", "hana", "/situations/{filter_4}/", open_all),
    State("the file of its lead", "omar", "/situations/{intervening}/", open_all),
    State("the file with a name shown", "omar", "/situations/{intervening}/", show_name),
    State("the file of a co-chair", "chris", "/situations/{closed}/", open_all),
    State("the file of a no", "hana", "/situations/{rejected}/"),
    State("an attempt with faults", "omar", "/interventions/{intervening}/attempt/", send_nothing),
    State("a service with faults", "omar", "/closing/{intervening}/service/", send_nothing),
    State("not found", "hana", "/situations/XX-26-9999/"),
    State("the parts", "hana", "/design/components/"),
    State("the pictures", "hana", "/design/pictures/", open_all),
)


@pytest.mark.parametrize(("language", "width", "colours"), SAMPLE)
def test_every_state_of_every_page(walkers: Walkers, language: str, width: int, colours: str) -> None:
    assert list(faults(walkers, STATES, NUMBERS, language, width, colours)) == []


@pytest.mark.every
@pytest.mark.parametrize(("language", "width", "colours"), REST)
def test_every_state_of_every_page_in_the_rest(walkers: Walkers, language: str, width: int, colours: str) -> None:
    assert list(faults(walkers, STATES, NUMBERS, language, width, colours)) == []
