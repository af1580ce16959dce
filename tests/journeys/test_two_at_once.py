"""Two browsers on one meeting: each page follows the other, and neither loses what somebody entered."""

import re
from collections.abc import Callable, Iterator

import psycopg
import pytest
from playwright.sync_api import Page, Route, expect

from .live import LiveSite
from .steps import draft_and_bring, hear, plan_and_open_meeting, start_draft
from .walking import wait_until

pytestmark = pytest.mark.journey

PLACE = "document.activeElement.getBoundingClientRect().top"
"""Where what has the focus stands in its window."""
PRESSES: dict[str, tuple[Callable[[Page], None], Callable[[Page], None]]] = {
    "finger": (lambda page: page.mouse.down(), lambda page: page.mouse.up()),
    "space bar": (lambda page: page.keyboard.down("Space"), lambda page: page.keyboard.up("Space")),
}
"""How a press begins, and how it ends and counts."""
HOLD_THE_ANSWER = """() => {
  const really = window.fetch;
  window.fetch = async (...asked) => {
    window.fetch = really;
    const answer = await really(...asked);
    await new Promise((goOn) => { window.answerNow = goOn; });
    return answer;
  };
}"""
"""The page's next question is answered when the test says so."""
TELL_WHAT_IT_BECOMES = """() => {
  const tell = () => window.became(document.querySelector("#now")?.textContent ?? "");
  new MutationObserver(tell).observe(document.body, { childList: true, characterData: true, subtree: true });
}"""
"""A page that waits for the next one answers no question any more: it tells by itself."""
BEHIND = "The table has moved on. What you entered here is not sent and not lost."


@pytest.fixture(scope="module")
def days() -> Iterator[str]:
    return iter(f"2031-03-{day:02d}" for day in range(1, 30))


@pytest.fixture
def meeting(signed_in: Callable, days: Iterator[str]) -> Iterator[tuple[Page, str, list[str]]]:
    """The chair's window at a meeting that is open, its address, and the numbers of two new situations."""
    hana = signed_in("hana")
    brought = [draft_and_bring(hana), draft_and_bring(hana)]
    chris = signed_in("chris")
    address = plan_and_open_meeting(chris, day=next(days))
    yield chris, address, brought
    chris.goto(address)
    chris.get_by_text("Close the meeting…").click()
    chris.get_by_role("button", name="Close the meeting", exact=True).click()
    expect(chris.get_by_text(re.compile("Opened .*, closed"))).to_be_visible()


def at(page: Page, address: str) -> Page:
    """At the meeting, and following it."""
    page.goto(address)
    expect(page.locator("#live")).to_have_class(re.compile("live-follows"))
    page.evaluate("window.sameDocument = true")
    return page


def was_not_loaded_again(page: Page) -> bool:
    return page.evaluate("window.sameDocument === true")


def test_a_page_follows_the_table_without_being_loaded_again(meeting, signed_in):
    chris, address, (first, second) = meeting
    omar = at(signed_in("omar"), address)
    hear(chris, first)
    expect(omar.locator("#now")).to_contain_text(first)
    expect(omar.get_by_role("status").filter(has_text=f"The table is on {first[-4:]}.")).to_be_attached()
    chris.get_by_role("button", name=re.compile("^Met: go to filter")).click()
    expect(omar.get_by_role("row").filter(has_text=first[-4:]).first).to_contain_text(re.compile("Now|AER met"))
    hear(chris, second)
    expect(omar.locator("#now")).to_contain_text(second)
    assert was_not_loaded_again(omar)


def test_what_one_chair_entered_stays_when_the_other_turns_the_table_on(meeting, signed_in):
    chris, address, (first, second) = meeting
    hear(chris, first)
    other = at(signed_in("chris"), address)
    other.get_by_role("radio", name="Vote").check()
    other.get_by_label("for", exact=True).fill("7")
    other.get_by_label("against", exact=True).fill("2")
    other.get_by_label("against", exact=True).focus()
    hear(chris, second)
    expect(other.get_by_text(BEHIND).first).to_be_visible()
    expect(other.locator("#now")).to_contain_text(first)
    assert other.get_by_label("for", exact=True).input_value() == "7"
    assert other.get_by_label("against", exact=True).input_value() == "2"
    assert other.evaluate("document.activeElement.name") == "votes_against"
    assert was_not_loaded_again(other)
    other.get_by_role("button", name="Drop it and show what stands now").click()
    expect(other.locator("#now")).to_contain_text(second)


def test_a_vote_sent_too_late_is_shown_whole_beside_the_decision_that_stands(meeting, signed_in):
    chris, address, (first, _second) = meeting
    hear(chris, first)
    other = at(signed_in("chris"), address)
    other.get_by_role("radio", name="Vote").check()
    other.get_by_label("for", exact=True).fill("7")
    other.get_by_label("against", exact=True).fill("2")
    chris.get_by_role("button", name=re.compile("^Met: go to filter")).click()
    expect(chris.get_by_role("heading", name="Who can help?")).to_be_visible()
    expect(other.get_by_text(BEHIND).first).to_be_visible()
    other.get_by_role("button", name=re.compile("^Met: go to filter")).click()
    expect(other.get_by_role("heading", name="Someone changed this first")).to_be_visible()
    expect(other.get_by_role("row", name=re.compile("Decision"))).to_contain_text("met, Vote, 7 for, 2 against")
    expect(other.get_by_role("row", name=re.compile("Decision"))).to_contain_text("met, Consensus")
    other.get_by_role("link", name="Back to the meeting").click()
    expect(other.get_by_role("heading", name="Who can help?")).to_be_visible()


def test_what_was_ticked_stays_while_only_presence_changes(meeting, signed_in):
    chris, address, (first, _second) = meeting
    hear(chris, first)
    other = at(signed_in("chris"), address)
    other.get_by_text("Not met…").click()
    other.get_by_role("radio", name=re.compile("options", re.I)).first.check()
    someone_brings(signed_in)
    expect(other.get_by_role("button", name=re.compile("brought since"))).to_be_visible()
    expect(other.get_by_role("radio", name=re.compile("options", re.I)).first).to_be_checked()
    expect(other.get_by_text(BEHIND)).to_have_count(0)
    assert was_not_loaded_again(other)


def someone_brings(signed_in: Callable) -> None:
    draft_and_bring(signed_in("hana"))


def test_scroll_and_focus_stay_where_they_are(meeting, signed_in):
    chris, address, (first, _second) = meeting
    hear(chris, first)
    omar = at(signed_in("omar", viewport={"width": 360, "height": 500}), address)
    omar.get_by_role("link", name=first[-4:], exact=True).focus()
    omar.evaluate("scrollTo(0, 180)")
    before = omar.evaluate(PLACE)
    chris.get_by_role("button", name=re.compile("^Met: go to filter")).click()
    expect(omar.get_by_role("row").filter(has_text=first[-4:]).first).to_be_attached()
    omar.wait_for_timeout(800)
    assert abs(omar.evaluate(PLACE) - before) < 30
    assert omar.evaluate("document.activeElement.textContent") == first[-4:]


@pytest.mark.parametrize("by", PRESSES)
def test_what_comes_during_a_press_waits_until_it_counted(meeting, signed_in, by: str):
    """The page was already asking when the press began: under it, nothing may become something else."""
    chris, address, (first, second) = meeting
    hear(chris, first)
    omar = at(signed_in("omar"), address)
    omar.evaluate(HOLD_THE_ANSWER)
    hear(chris, second)
    wait_until(omar, lambda: omar.evaluate("Boolean(window.answerNow)"))
    omar.evaluate("addEventListener('submit', (e) => { e.preventDefault(); window.sent = e.target.action; }, true)")
    button = omar.get_by_role("button", name="Step out of this item")
    button.focus()
    button.hover()
    meant = button.evaluate("(pressed) => pressed.form.action")
    down, up = PRESSES[by]
    down(omar)
    omar.evaluate("window.answerNow()")
    omar.wait_for_timeout(200)
    expect(omar.locator("#now")).to_contain_text(first)
    up(omar)
    assert omar.evaluate("window.sent") == meant
    expect(omar.locator("#now")).to_contain_text(second)


def test_a_press_counts_although_the_page_begins_to_follow_during_it(meeting, signed_in):
    """What says that a page does not follow takes no room: when it goes, nothing moves under a finger."""
    chris, address, _brought = meeting
    waiting: list[Route] = []
    chris.route("**/changed/*", lambda route: waiting.append(route))
    chris.goto(address)
    heading, closing = chris.get_by_role("heading", level=1), chris.get_by_text("Close the meeting…")
    closing.hover()
    stood = heading.bounding_box()
    wait_until(chris, lambda: waiting)
    chris.mouse.down()
    for route in waiting:
        route.continue_()
    expect(chris.locator("#live")).to_have_class(re.compile("live-follows"))
    assert heading.bounding_box() == stood
    chris.mouse.up()
    expect(chris.get_by_role("button", name="Close the meeting", exact=True)).to_be_visible()


def test_a_page_that_no_longer_follows_says_so_and_nothing_moves(meeting, signed_in):
    chris, address, _brought = meeting
    stood = at(chris, address).get_by_text("Close the meeting…").bounding_box()
    chris.route("**/changed/*", lambda route: route.fulfill(status=429))
    chris.reload()
    expect(chris.get_by_text("This page does not follow the meeting at the moment.")).to_be_visible()
    assert chris.get_by_text("Close the meeting…").bounding_box() == stood


def test_a_page_whose_stream_hangs_says_so(meeting, signed_in):
    """As behind a proxy that keeps the stream to itself: no error is ever told of."""
    chris, address, _brought = meeting
    chris.route("**/changed/*", lambda route: None)
    chris.goto(address)
    expect(chris.get_by_text("This page does not follow the meeting at the moment.")).to_be_visible()
    chris.set_viewport_size({"width": 360, "height": 640})
    last = chris.get_by_role("link", name="Attendance log")
    last.focus()
    line, stands = chris.locator("#live").bounding_box(), last.bounding_box()
    assert line
    assert stands
    assert stands["y"] + stands["height"] <= line["y"], "what stands last can be read above it"


def test_while_a_press_is_on_its_way_the_page_it_was_pressed_on_stays(meeting, signed_in):
    """Its answer brings what stands now. What is pressed on a page that is about to go would be lost."""
    chris, address, (first, second) = meeting
    hear(chris, first)
    omar = at(signed_in("omar"), address)
    became: list[str] = []
    omar.expose_function("became", lambda text: became.append(text))
    omar.evaluate(TELL_WHAT_IT_BECOMES)
    waiting: list[Route] = []
    omar.route("**/*", lambda route: waiting.append(route) if route.request.method == "POST" else route.fallback())
    omar.get_by_role("button", name="Step out of this item").click(no_wait_after=True)
    hear(chris, second)
    chris.wait_for_timeout(1500)
    waiting.pop().continue_()
    omar.wait_for_url("**#here")
    assert not was_not_loaded_again(omar)
    assert not [each for each in became if second in each]


def test_without_script_a_link_loads_what_changed(meeting, signed_in):
    chris, address, (first, _second) = meeting
    omar = signed_in("omar", java_script_enabled=False)
    omar.goto(address)
    hear(chris, first)
    expect(omar.locator("#now")).not_to_contain_text("min")
    omar.get_by_role("link", name="Load the page again to see what has changed").click()
    expect(omar.locator("#now")).to_contain_text(first)
    expect(omar.get_by_text("The meeting is not open")).to_have_count(0)


def test_whoever_loses_the_seat_loses_the_page_at_the_next_word(meeting, signed_in, site: LiveSite, city):
    chris, address, (first, second) = meeting
    hear(chris, first)
    sara = at(signed_in("sara"), address)
    expect(sara.locator("#now")).to_contain_text(first)
    with psycopg.connect(site.superuser_url, autocommit=True) as server:
        server.execute("alter table tables_seat disable trigger all")
        member = server.execute("select id from agencies_member where name = 'Sara School'").fetchone()
        server.execute("update tables_seat set ends_on = date '2020-01-01' where member_id = %s", member)
        sara.evaluate(HOLD_THE_ANSWER)
        sara.evaluate(
            "addEventListener('live-out', () => { window.underAFinger = 'pressed' in document.documentElement.dataset; })"
        )
        hear(chris, second)
        wait_until(sara, lambda: sara.evaluate("Boolean(window.answerNow)"))
        sara.mouse.down()
        sara.evaluate("window.answerNow()")
        expect(sara.get_by_role("main")).to_contain_text("You can no longer read this page.")
        assert sara.evaluate("window.underAFinger"), "it goes at once, whoever presses"
        sara.mouse.up()
        assert second[-4:] not in sara.content()
        server.execute("update tables_seat set ends_on = null where member_id = %s", member)
        server.execute("alter table tables_seat enable trigger all")


def test_two_windows_of_one_draft_lose_nothing_of_each_other(signed_in):
    hana = signed_in("hana")
    address = start_draft(hana)
    other = signed_in("hana")
    other.goto(address)
    hana.get_by_role("radio", name="Person").check()
    expect(hana.get_by_text(re.compile("^Saved .* to our own space$"))).to_be_visible()
    other.get_by_role("radio", name="Family").check()
    expect(other.get_by_role("table").filter(has_text="What you typed")).to_be_visible()
    both = other.get_by_role("table").filter(has_text="What you typed")
    expect(both).to_contain_text("Family")
    expect(both).to_contain_text("Person")
