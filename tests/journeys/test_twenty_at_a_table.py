"""Story A: twenty at a table. Updates, a walk-on, a visitor, a shelter on paper, one "no" by mistake and one that stays.

Six of them have a device of their own. Afterwards: who heard what, who holds a key, and what is left of the "no".
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from commontable.front.desk.listeners import name_of
from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.partnership.meetings.models import Meeting
from commontable.response.agenda.listening import who_heard
from commontable.response.agenda.models import Item
from commontable.response.filters.actions import close_meeting
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

from . import steps, twenty
from .behind import ask, where
from .live import LiveSite
from .test_walk_on import Counting, five_answers

pytestmark = pytest.mark.journey

UPDATES = 6
LATE = "paula"
VISITOR = "Vera Visitor"
SAID_BY = "Nils at the desk"
NAME = made.SOMEBODY.name
PLANTED = ("gangs_threatened", "physical_health_terminal")
"""Risk factors of the situation that is not met, and of no other."""
OWN_FILE = {"situations_draft", "identity_sealedidentity", "keys_datakey"}
"""Where the team that brought it keeps it: its answers, and who it is, sealed to itself."""
OWN_DEED = "seal_identity"
"""The one deed whose ledger entry holds the identifier of somebody in it: the team's own, in its own file."""
NUMBERS: dict[str, str] = {}
NAMES: dict[str, str] = {}
KNOWN: dict[str, Any] = {}


def furnish(cast: Cast) -> None:
    """Six interventions to report on, a last meeting at which all but one were there, two situations brought since."""
    cast = twenty.seat_twenty(cast)
    NUMBERS["updates"] = ",".join(made.intervening(cast).number for _each in range(UPDATES))
    _close_the_open(cast)
    last = twenty.opened(cast)
    twenty.were_there(cast, last, but=LATE)
    _close_the_open(cast)
    meant = made.brought(cast)
    made.seal_all(cast, meant)
    refused = made.brought(cast, "Housing East", people=(made.person(risk_factors=PLANTED),))
    made.seal_all(cast, refused, "Housing East", made.Limited("Ophelia Marsh", "1972"))
    NUMBERS["mis-pressed"], NUMBERS["not met"] = meant.number, refused.number
    KNOWN["people"] = [str(each.pk) for each in made.people_of(refused, cast.omar)]
    KNOWN["draft"] = str(made.draft_of(cast, refused, "Housing East").pk)
    KNOWN["table"] = cast.tables["EA"]
    KNOWN["teams"] = {str(pk): name for name, pk in cast.teams.items()}
    NAMES.update({name: cast.actors[name].name for name in twenty.of_the_east(cast)})
    assert len(NAMES) == 20
    with acting_as(cast.chris):
        made.plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=made.moment())


def _close_the_open(cast: Cast) -> None:
    with acting_as(cast.chris):
        close_meeting(Meeting.objects.get(table=cast.tables["EA"], closed_at=None), actor=cast.chris)


type Heard = dict[tuple[str, int], set[str]]
"""Names by number and filter."""


def test_a_meeting_of_twenty(signed_in: Callable[..., Page], site: LiveSite, inside: Callable) -> None:
    chris, coral, sara, omar, hana = (signed_in(name) for name in ("chris", "coral", "sara", "omar", "hana"))
    meeting = open_with_those_of_last_time(chris)
    heard = six_updates(chris, signed_in(LATE), meeting)
    room = set(NAMES.values())
    walk_on = five_answers_of_a_walk_on(coral, meeting)
    heard[walk_on, 2] = {*room, VISITOR}
    turn(chris, meeting, walk_on)
    the_visitor_leaves(chris)
    met_and_named(chris)
    planned(chris)
    heard |= {(walk_on, each): room for each in (3, 4)}
    mis_pressed = NUMBERS["mis-pressed"]
    mis_press_and_take_back(chris, sara, meeting)
    heard[mis_pressed, 2] = room  # she steps out when she hears who it is about
    heard |= {(mis_pressed, each): room - {NAMES["sara"]} for each in (3, 4)}
    the_shelter_will_assist(chris)
    planned(chris)
    turn(chris, meeting, NUMBERS["not met"])
    steps.say_not_met(chris)
    heard[NUMBERS["not met"], 2] = room  # and she is back by herself
    assert log_of(chris, meeting) == heard
    assert inside(lambda: heard_in(meeting)) == heard
    released_to_the_lead(hana)
    only_two_teams_hold_a_key(site)
    for page in (coral, signed_in(twenty.ON_PAPER)):
        sees_no_name(page, meeting)
    chris.goto(meeting)
    steps.close_meeting(chris)
    nothing_is_left_of_the_no(site)
    brought_again_in_two_presses(omar)


def open_with_those_of_last_time(chris: Page) -> str:
    chris.goto("/")
    chris.get_by_role("link", name=re.compile("^East table")).first.click()
    chris.get_by_role("button", name="Open the meeting").click()
    chris.get_by_role("button", name="Those who were here last time").click()
    expect(chris.get_by_role("button", name="Those who were here last time")).to_have_count(0)
    return chris.url.partition("?")[0].partition("#")[0]


def six_updates(chris: Page, paula: Page, meeting: str) -> Heard:
    """At the third somebody comes late, by her own device; at the last a visitor without a pledge is let in."""
    room = set(NAMES.values()) - {NAMES[LATE]}
    heard: Heard = {}
    for place, number in enumerate(NUMBERS["updates"].split(",")):
        turn(chris, meeting, number)
        if place == 2:
            paula.goto(meeting)
            paula.get_by_role("button", name="I am here").click()
            expect(paula.get_by_role("button", name="Step out of this item")).to_be_visible()
            room.add(NAMES[LATE])
        if place == UPDATES - 1:
            let_in_a_visitor(chris)
            room.add(VISITOR)
        heard[number, 4] = set(room)
    return heard


def turn(chris: Page, meeting: str, number: str) -> None:
    chris.goto(f"{meeting}?item={number}")
    chris.get_by_role("button", name="Turn to this item").click()
    expect(chris.locator("tr[aria-current]")).to_contain_text(number[-4:])


def let_in_a_visitor(chris: Page) -> None:
    chris.get_by_text("Add someone").click()
    chris.get_by_label("Name").fill(VISITOR)
    chris.get_by_label("As", exact=True).select_option("visitor")
    chris.get_by_role("button", name="Add to the room").click()
    expect(chris.get_by_text(f"{VISITOR} has not signed the pledge: ask them to leave after filter 2.")).to_be_visible()


def five_answers_of_a_walk_on(coral: Page, meeting: str) -> str:
    """The coordinator types them while the police say them; returns the number."""
    coral.goto(meeting)
    coral.get_by_role("link", name="Add a walk-on").click()
    five_answers(coral, Counting(), "Police East")
    coral.get_by_role("button", name="Add it to the end").click()
    expect(coral.locator("#now")).to_contain_text("12–17")
    return coral.locator("#now .number").inner_text()


def the_visitor_leaves(chris: Page) -> None:
    chris.get_by_role("listitem").filter(has_text=VISITOR).get_by_role("button", name="Absent").click()
    expect(chris.get_by_text(VISITOR)).to_have_count(0)


def met_and_named(chris: Page) -> None:
    """Met, read back; housing leads and the police assist."""
    chris.get_by_role("button", name="Met: go to filter 3").click()
    chris.get_by_role("button", name="Read back").click()
    chris.get_by_label("Lead team").select_option(label="Housing East")
    chris.get_by_role("checkbox", name="Police East").check()
    chris.get_by_role("button", name="Name these teams").click()
    expect(chris.get_by_role("heading", name="Have the few planned?")).to_be_visible()


def planned(chris: Page) -> None:
    chris.get_by_role("button", name="Planned: the intervention begins").click()
    expect(chris.get_by_role("button", name="Planned: the intervention begins")).to_have_count(0)


def mis_press_and_take_back(chris: Page, sara: Page, meeting: str) -> None:
    turn(chris, meeting, NUMBERS["mis-pressed"])
    sara.goto(meeting)
    sara.get_by_role("button", name="Step out of this item").click()
    expect(sara.get_by_text("You stepped out of this item.")).to_be_visible()
    chris.reload()
    steps.say_not_met(chris)
    chris.get_by_role("button", name="Take “not met” back").click()
    expect(chris.get_by_role("heading", name="Is it acutely elevated risk?")).to_be_visible()
    met_and_named(chris)


def the_shelter_will_assist(chris: Page) -> None:
    chris.get_by_text("Record for a team without a device").click()
    chris.get_by_label("Team", exact=True).select_option(label="Shelter East")
    chris.get_by_label("Said by").fill(SAID_BY)
    chris.get_by_role("button", name="Record it on their behalf").click()
    expect(chris.get_by_text("To be confirmed", exact=True)).to_be_visible()


def log_of(chris: Page, meeting: str) -> Heard:
    """What the page says was heard, number by number and filter by filter."""
    chris.goto(f"{meeting}attendance/")
    rows = chris.get_by_role("table", name="Who heard what").locator("tbody tr")
    told = [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in rows.all()]
    return {(number, int(at)): set(names.split(", ")) for number, at, _times, names in told}


def heard_in(meeting: str) -> Heard:
    """The same, as `who_heard` answers."""
    open_now = Meeting.objects.filter(pk=meeting.rstrip("/").rpartition("/")[2])
    with acting_as(system([KNOWN["table"]])):
        items = Item.objects.filter(meeting__in=open_now).select_related("situation")
        every = {(item.situation.number, at): who_heard(item, at) for item in items for at in (2, 3, 4)}
        return {key: {name_of(each) for each in there} for key, there in every.items() if there}


def released_to_the_lead(hana: Page) -> None:
    hana.goto(f"/situations/{NUMBERS['mis-pressed']}/")
    hana.get_by_role("button", name=re.compile("Release.*Housing East")).click()
    expect(hana.get_by_role("button", name=re.compile("Release.*Housing East"))).to_have_count(0)


def only_two_teams_hold_a_key(site: LiveSite) -> None:
    """The one that brought it and the lead: neither the shelter, nor whoever runs the table."""
    held = {
        KNOWN["teams"].get(str(holder), "no team") for (holder,) in ask(site, "select holder_id from keys_wrappedkey")
    }
    assert held == {"Hospital East", "Housing East"}


def sees_no_name(page: Page, meeting: str) -> None:
    """A record to read, and nobody's name in it or a way to one."""
    for address in (f"/situations/{NUMBERS['mis-pressed']}/", f"{meeting}?item={NUMBERS['mis-pressed']}", "/"):
        page.goto(address)
        assert NUMBERS["mis-pressed"][-4:] in page.content(), address
        assert NAME not in page.content()
        expect(page.get_by_role("link", name="Show name")).to_have_count(0)


def nothing_is_left_of_the_no(site: LiveSite) -> None:
    """Its facts and its people are in no table but the own file of the team that brought it."""
    found = where(site, *PLANTED, *KNOWN["people"])
    people = [f"%{each}%" for each in KNOWN["people"]]
    assert set(found) - {"ledger_entry"} == OWN_FILE, found
    deeds = ask(site, "select distinct action from ledger_entry where details::text like any(%s)", people)
    assert deeds == [(OWN_DEED,)]
    owners = ask(
        site,
        "select id, team_id from situations_draft where answers::text like any(%s)",
        [f"%{each}%" for each in PLANTED],
    )
    assert [(str(draft), KNOWN["teams"][str(team)]) for draft, team in owners] == [(KNOWN["draft"], "Housing East")]


def brought_again_in_two_presses(omar: Page) -> None:
    omar.goto("/")
    hand = Counting()
    hand.click(omar.locator(f"a[href='/drafts/{KNOWN['draft']}/']"))
    hand.click(omar.get_by_role("button", name=re.compile("^Bring this")))
    number = omar.get_by_role("link", name=re.compile(r"^EA-\d\d-\d{4}$")).first
    expect(number).to_be_visible()
    assert number.inner_text() != NUMBERS["not met"]
    assert hand.made == 2
