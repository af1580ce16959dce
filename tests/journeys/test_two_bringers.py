"""Story C, the join: hospital and housing bring the same man. One number remains, and nobody else learns anything."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from commontable.groundwork.access.session import acting_as
from commontable.response.situations.counting import numbers_of, situations_of
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

from .behind import ask
from .live import LiveSite

pytestmark = pytest.mark.journey

NAME = made.SOMEBODY.name
OFTEN = re.compile(r'csrfmiddlewaretoken" value="[^"]*"|<p>\d\d:\d\d · ')
"""What differs from one request to the next whoever asks: a form's token, and the clock above Today."""
NUMBERS: dict[str, str] = {}
KNOWN: dict = {}


def furnish(cast: Cast) -> None:
    """The same man twice at the East table, sealed by each team for itself; another situation at the West."""
    first = made.at_filter_4(cast, lead="Hospital East", assisting=("Police East",))
    second = made.at_filter_4(cast, "Housing East", lead="Housing East", assisting=("School East",))
    made.seal_all(cast, first)
    made.seal_all(cast, second, "Housing East")
    NUMBERS["hospital"], NUMBERS["housing"] = first.number, second.number
    NUMBERS["west"] = made.brought(cast, "Police West").number
    KNOWN["table"] = cast.tables["EA"]
    KNOWN["coral"] = cast.coral


def test_two_numbers_become_one_on_the_hospitals_word(
    signed_in: Callable[..., Page], site: LiveSite, inside: Callable
) -> None:
    officer, elsewhere = signed_in("piet"), signed_in("odile")
    before = [pages_of(officer), pages_of(elsewhere)]
    coral, hana, omar = signed_in("coral"), signed_in("hana"), signed_in("omar")
    coral.goto(f"/situations/{NUMBERS['housing']}/")
    coral.get_by_role("link", name="One number for what two teams brought").click()
    coral.get_by_label("Which earlier number?").select_option(label=NUMBERS["hospital"])
    coral.get_by_role("button", name="Ask the earlier team").click()
    expect(coral.get_by_text("Waits for an answer.")).to_be_visible()
    assert [pages_of(officer), pages_of(elsewhere)] == before, "asking told somebody something"
    agree(hana)
    one_number_remains(coral, omar, inside)
    each_keeps_its_own_key(site)
    assert [pages_of(officer), pages_of(elsewhere)] == before
    for page in (officer, elsewhere):
        opens_nothing(page)


def agree(hana: Page) -> None:
    hana.goto("/")
    hana.get_by_role("region", name="Asked between tables and teams").get_by_role("link").click()
    assert NAME not in hana.content()
    hana.get_by_role("button", name="Agree").click()
    expect(hana.get_by_role("region", name="Asked between tables and teams")).to_have_count(0)


def one_number_remains(coral: Page, omar: Page, inside: Callable) -> None:
    coral.goto(f"/situations/{NUMBERS['housing']}/")
    expect(coral.get_by_role("heading", level=1)).to_contain_text("Joined")
    omar.goto(f"/situations/{NUMBERS['hospital']}/")
    expect(omar.locator("#roles")).to_contain_text("Housing East")
    assert NAME not in omar.content()
    omar.goto("/situations/")
    expect(omar.get_by_role("main")).to_contain_text(NUMBERS["hospital"])
    assert inside(counted) == (1, 1)


def counted() -> tuple[int, int]:
    with acting_as(KNOWN["coral"]):
        every = Situation.objects.filter(table=KNOWN["table"])
        return numbers_of(every).accepted, situations_of(every).accepted


def each_keeps_its_own_key(site: LiveSite) -> None:
    """Agreeing released nothing: each sealed name is held by the team that sealed it, and by no other."""
    held = ask(
        site,
        "select distinct d.origin_id = w.holder_id from keys_datakey d join keys_wrappedkey w on w.data_key_id = d.id",
    )
    assert held == [(True,)]


def pages_of(page: Page) -> list[str]:
    """What this person sees wherever something could show."""
    return [body(page, address) for address in ("/", "/situations/", "/meetings/", *both())]


def body(page: Page, address: str) -> str:
    answer = page.goto(address)
    assert answer
    return f"{answer.status} {OFTEN.sub('', page.get_by_role('main').inner_html())}"


def both() -> list[str]:
    return [f"/situations/{NUMBERS[each]}/" for each in ("hospital", "housing")]


def opens_nothing(page: Page) -> None:
    """Those numbers are as one that never was."""
    nowhere = body(page, "/situations/EA-26-9999/")
    assert nowhere.startswith("404")
    assert [body(page, address) for address in both()] == [nowhere] * 2
