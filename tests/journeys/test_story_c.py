"""Story C: hospital and housing bring one man; an officer elsewhere brings his ex-partner, who is open at another table.

The tokens tell a job; the job tells a coordinator; the coordinator asks the hospital; the hospital agrees, and one number remains. What the
officer's pages say is what they say of a name that nobody knows.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.response.identity.limited import Limited
from commontable.response.repeats.jobs import look_for_repeats_at
from commontable.response.situations.counting import numbers_of, situations_of
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

pytestmark = pytest.mark.journey

HIM = Limited("Terrence Blackwood", "1981-04-03")
HIM_AGAIN = Limited("BLACKWOOD Terence", "3 April 1981")
HER = Limited("Marisol Whitaker", "1990-07-21")
HER_AGAIN = Limited("Whitaker, Marisol", "1990")
NOBODY = Limited("Odalys Pemberton", "1987")
NUMBERS: dict[str, str] = {}
KNOWN: dict = {}
OFTEN = re.compile(
    r'csrfmiddlewaretoken" value="[^"]*"|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|WE-\d\d-\d{4}|Draft \d+'
    r"|\b\d+:\d\d\b|\b\d+ (?:h|min)\b(?: \d+)?|\bx\d?=\"[\d.]+\"|\b(?:width|value)=\"[\d.]+\"|\bd=\"[^\"]*\""
)
"""What differs from one situation to the next whoever it is of."""


def furnish(cast: Cast) -> None:
    """At the East: the man twice, and the ex-partner once. At the West an officer brought her, and one whom nobody knows."""
    for name, team, limited in (
        ("hospital", "Hospital East", HIM),
        ("housing", "Housing East", HIM_AGAIN),
        ("hers", "School East", HER),
        ("known", "Police West", HER_AGAIN),
        ("unknown", "Police West", NOBODY),
    ):
        situation = made.accepted(cast, team)
        made.seal_all(cast, situation, team, limited)
        NUMBERS[name] = situation.number
    KNOWN.update(tables=cast.tables, coral=cast.coral, teams=cast.teams)


def test_two_bringers_and_a_snoop(signed_in: Callable[..., Page], inside: Callable) -> None:
    officer, odile = signed_in("piet"), signed_in("odile")
    untouched = seen_by(odile)
    for who, number in (("hana", "hospital"), ("omar", "housing"), ("sara", "hers")):
        let_it_be_looked_for(signed_in(who), NUMBERS[number])
    for number in ("known", "unknown"):
        let_it_be_looked_for(officer, NUMBERS[number])
    before = of_the_officer(officer)
    assert first_difference({"it": before["known"]}, {"it": before["unknown"]}) == ""
    assert inside(the_job_runs) == 2
    assert first_difference(of_the_officer(officer), before) == "", "the job told the officer something"

    coral, hana = signed_in("coral"), signed_in("hana")
    the_coordinator_asks(coral, NUMBERS["hospital"], NUMBERS["housing"])
    the_coordinator_asks(coral, NUMBERS["hers"], NUMBERS["known"])
    the_earlier_team_agrees(hana, NUMBERS["hospital"])
    the_earlier_team_agrees(signed_in("sara"), NUMBERS["hers"])

    assert inside(counted) == (2, 2), "one number for the man, one for her at the East"
    assert inside(in_the_city) == 3, "the officer's and the school's are one situation of the city"
    assert first_difference(of_the_officer(officer), before) == "", "the officer noticed something"
    assert seen_by(odile) == untouched
    for number in ("hospital", "housing", "hers"):
        assert "404" in status(odile, f"/situations/{NUMBERS[number]}/")
        assert "404" in status(officer, f"/situations/{NUMBERS[number]}/")


def let_it_be_looked_for(page: Page, number: str) -> None:
    page.goto("/")
    row = page.get_by_role("region", name="Did another team bring the same person?").get_by_role("listitem")
    row.filter(has_text=number).get_by_role("button", name="Let it be looked for").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(row.filter(has_text=number)).to_have_count(0)


def the_job_runs() -> int:
    return sum(look_for_repeats_at(table=str(table)) for table in KNOWN["tables"].values())


def the_coordinator_asks(page: Page, earlier: str, later: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=f"{earlier} and {later} may be one situation.").click()
    for name in (HIM, HIM_AGAIN, HER, HER_AGAIN):
        assert name.name not in page.content()
    page.get_by_role("button", name="Ask the team that brought the earlier number").click()
    expect(page.get_by_text("Waits for an answer.").first).to_be_visible()


def the_earlier_team_agrees(page: Page, number: str) -> None:
    page.goto("/")
    page.get_by_role(
        "link", name=f"A coordinator asks whether {number} may be connected with another situation."
    ).click()
    assert NUMBERS["known"] not in page.content()
    page.get_by_role("button", name="Agree: they are connected").click()
    expect(page.get_by_role("region", name="Possibly one situation")).to_have_count(0)


def of_the_officer(page: Page) -> dict[str, list[str]]:
    """What is answered about each of the two the officer brought, and what stands everywhere else."""
    everywhere = [body(page, address) for address in ("/", "/situations/", "/meetings/")]
    return {
        each: [
            body(page, f"/situations/{NUMBERS[each]}/"),
            body(page, f"/situations/?number={NUMBERS[each]}"),
            *everywhere,
        ]
        for each in ("known", "unknown")
    }


def first_difference(one: dict[str, list[str]], other: dict[str, list[str]]) -> str:
    """Where two of these begin to differ, in a few words; empty where they do not."""
    for ours, theirs in ((a, b) for each in one for a, b in zip(one[each], other[each], strict=True) if a != b):
        place = next(
            (n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs))
        )
        return f"{ours[max(0, place - 80) : place + 80]} | {theirs[max(0, place - 80) : place + 80]}"
    return ""


def seen_by(page: Page) -> list[str]:
    return [body(page, address) for address in ("/", "/situations/", "/meetings/")]


def body(page: Page, address: str) -> str:
    answer = page.goto(address)
    assert answer
    return f"{answer.status} {OFTEN.sub('', page.get_by_role('main').inner_html())}"


def status(page: Page, address: str) -> str:
    answer = page.goto(address)
    assert answer
    return str(answer.status)


def counted() -> tuple[int, int]:
    """At the East: numbers that stand, and situations."""
    with acting_as(KNOWN["coral"]):
        every = Situation.objects.filter(table=KNOWN["tables"]["EA"])
        return numbers_of(every).accepted, situations_of(every).accepted


def in_the_city() -> int:
    cities = set()
    for table in KNOWN["tables"].values():
        with acting_as(system([table])):
            cities |= set(Situation.objects.exclude(stage="joined").values_list("city", flat=True))
    return len(cities)
