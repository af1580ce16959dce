"""Story D: an emergency call, a holiday, and a move to another table. The moments are played; the pages are of today.

No browser can be sent back in time. So what is seen while something happens is asked of the same pages at that
moment, and what is seen afterwards of a browser.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from playwright.sync_api import Page, expect

from commontable.groundwork.access.actor import operator, system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.partnership.meetings.holidays_of import holiday_on
from commontable.partnership.tables.actions import set_up
from commontable.partnership.tables.plan import Plan
from commontable.response.disclosure.actions import release
from commontable.response.emergency.actions import (
    answer_call,
    call_teams,
    close_call,
    decide_in_call,
    name_in_call,
    plan_in_call,
    ratify,
)
from commontable.response.filters.actions import hear
from commontable.response.interventions.attempts import record_attempt
from commontable.response.moves.answering import accept_for_table, hand_over
from commontable.response.moves.asking import ask_to_present
from commontable.response.situations.counting import numbers_of, situations_of
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories as made
from tests.cast import EAST, Cast
from tests.sessions import sign_in_unlocked

from .test_moves import picture

pytestmark = pytest.mark.journey

NAME = made.SOMEBODY.name
TORONTO = ZoneInfo("America/Toronto")
NUMBERS: dict[str, str] = {}
SEEN: dict[str, str] = {}
"""Each page that could be read at a filter 2, by who read it and where."""
RUNNING = "omar /"
KNOWN: dict = {}


def at(day: int, hour: int, minute: int = 0) -> time_machine.travel:
    """Holy week of 2026: the 1st of April is a Wednesday, the 3rd is Good Friday."""
    return time_machine.travel(datetime(2026, 4, day, hour, minute, tzinfo=TORONTO), tick=False)


def furnish(cast: Cast) -> None:
    with acting_as(operator()):
        set_up(Plan((replace(EAST, holidays="CA-ON"),)), actor=operator())
    situation = called_on_wednesday(cast)
    reached_on_the_holiday(cast, situation)
    there = presented_on_tuesday(cast, situation)
    ratified_on_wednesday(cast, situation)
    NUMBERS["EA"], NUMBERS["WE"] = situation.number, there.number
    KNOWN["tables"] = [cast.tables["EA"], cast.tables["WE"]]


def called_on_wednesday(cast: Cast) -> Situation:
    with at(1, 14, 40):
        situation = made.brought(cast)
        made.seal_all(cast, situation)
    with at(1, 15), acting_as(cast.hana):
        call_teams(situation, actor=cast.hana, teams=[cast.teams["Housing East"], cast.teams["Police East"]])
    with at(1, 15, 30):
        for who, team in (("hana", "Hospital East"), ("omar", "Housing East"), ("paula", "Police East")):
            look(cast, who, f"/calls/{situation.number}/")
            with acting_as(cast.actors[who]):
                answer_call(situation, actor=cast.actors[who], team=cast.teams[team], answer="agree")
    with at(1, 15, 40), acting_as(cast.hana):
        decide_in_call(situation, actor=cast.hana)
        name_in_call(
            situation, actor=cast.hana, lead=cast.teams["Housing East"], assisting=[cast.teams["Hospital East"]]
        )
        plan_in_call(situation, actor=cast.hana)
    with at(1, 15, 50), acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        release(made.grant_to(cast, situation, "Housing East"), actor=cast.hana, authority="consent")
        close_call(situation, actor=cast.hana)
    return situation


def reached_on_the_holiday(cast: Cast, situation: Situation) -> None:
    for day, hour, more in ((2, 10, {"reached": False, "obstacle": "not_home"}), (3, 11, {"reached": True})):
        with at(day, hour, 5), acting_as(cast.omar):
            when = datetime(2026, 4, day, hour, tzinfo=TORONTO)
            record_attempt(situation, actor=cast.omar, at=when, means="visit", **more)
        if day == 2:
            with at(day, hour, 10):
                look(cast, "omar", "/")
    assert holiday_on("CA-ON", datetime(2026, 4, 3, tzinfo=TORONTO).date())


def presented_on_tuesday(cast: Cast, situation: Situation) -> Situation:
    """He moved: the hospital presents him at the West table, whose meeting is open since."""
    with at(7, 9):
        with acting_as(cast.hana):
            offer = ask_to_present(situation, actor=cast.hana, to_table=cast.tables["WE"], reason="moved")
        with acting_as(cast.wilma):
            accept_for_table(offer, actor=cast.wilma)
        with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
            there = hand_over(offer, actor=cast.hana)
    with at(7, 10):
        meeting = made.meeting_of(cast, there)
        with acting_as(cast.wilma):
            there = hear(there, actor=cast.wilma)
        for who in ("wilma", "hugo", "piet", "odile"):
            look(cast, who, f"/meetings/{meeting.pk}/")
    return there


def ratified_on_wednesday(cast: Cast, situation: Situation) -> None:
    with at(8, 10):
        made.meeting_of(cast, situation)
        with acting_as(cast.chris):
            ratify(situation, actor=cast.chris)


def look(cast: Cast, who: str, address: str) -> None:
    client = Client()
    sign_in_unlocked(client, cast.accounts[who])
    answer = client.get(address)
    assert answer.status_code == 200, (who, address)
    SEEN[f"{who} {address}"] = answer.content.decode()


def test_no_name_is_on_any_page_at_either_filter_2(city: tuple[str, Cast]) -> None:
    at_filter_2 = {what: page for what, page in SEEN.items() if what != RUNNING}
    assert len(at_filter_2) == 7
    for what, page in at_filter_2.items():
        assert "40–59" in page or "40 to 59" in page, f"{what}: the record is not there"
        assert NAME not in page
        assert "Zebedee" not in page


def test_the_clock_ran_through_the_night_and_the_holiday(
    signed_in: Callable[..., Page], inside: Callable[..., datetime]
) -> None:
    assert "due Fri 15:40" in SEEN[RUNNING]  # on Thursday, by the lead
    assert inside(due).astimezone(TORONTO) == datetime(2026, 4, 3, 15, 40, tzinfo=TORONTO)
    omar = signed_in("omar")
    omar.goto(f"/situations/{NUMBERS['EA']}/")
    file = omar.get_by_role("main")
    expect(file).to_contain_text("Contact at 43 h 20")
    expect(file).to_contain_text("First attempt after 18 h 20, first contact after 43 h 20")
    picture(omar, "emergency-file")
    omar.get_by_role("link", name="Show name").first.click()
    expect(omar.get_by_text(NAME)).to_be_visible()


def test_the_table_ratified_what_the_call_decided(signed_in: Callable[..., Page]) -> None:
    chris = signed_in("chris")
    chris.goto(f"/situations/{NUMBERS['EA']}/")
    expect(chris.locator("#happened")).to_contain_text("Ratified by the table.")
    assert NAME not in chris.content()


def test_two_table_numbers_are_one_situation_of_the_city(signed_in: Callable[..., Page], inside: Callable) -> None:
    hana, wilma = signed_in("hana"), signed_in("wilma")
    hana.goto(f"/situations/{NUMBERS['EA']}/")
    expect(hana.locator("#roles")).to_contain_text(NUMBERS["WE"])
    wilma.goto("/meetings/")
    wilma.get_by_role("link", name="Go to the meeting").click()
    expect(wilma.locator("#now")).to_contain_text(NUMBERS["WE"])
    assert NUMBERS["EA"] not in wilma.content()
    assert NAME not in wilma.content()
    assert inside(counted) == (2, 1)


def due() -> datetime:
    with acting_as(system(KNOWN["tables"])):
        found = Situation.objects.get(number=NUMBERS["EA"]).due_at
        assert found
        return found


def counted() -> tuple[int, int]:
    """As numbers of the two tables, and as situations of the city."""
    with acting_as(system(KNOWN["tables"])):
        every = Situation.objects.all()
        return numbers_of(every).presented, situations_of(every).presented
