"""Whatever else waits for a person stands on Today, and each is done two clicks away at most."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
import time_machine

from commontable.groundwork.access.session import acting_as, moment
from commontable.response.agenda.actions import plan_meeting
from commontable.response.filters.actions import close_meeting, decide_met, put_off
from commontable.response.interventions.planning import add_task, finish_task
from commontable.response.situations.tests import factories
from tests.cast import NOON

from .opening import asked, client_of, opened, words

pytestmark = pytest.mark.django_db
TODAY = "/"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False):
        yield


def close(cast, situation) -> None:
    with acting_as(cast.chris):
        close_meeting(factories.meeting_of(cast, situation), actor=cast.chris)


def with_task(cast, due_on: date | None = None, task: str = "food"):
    situation = factories.at_filter_4(cast)
    with acting_as(cast.omar):
        made = add_task(situation, actor=cast.omar, team=cast.teams["Police East"], task=task, due_on=due_on)
    return situation, made


def was_put_off(cast):
    situation = factories.at_filter_2(cast)
    with acting_as(cast.chris):
        put_off(situation, actor=cast.chris)
    close(cast, situation)
    return situation


def unread(cast):
    situation = factories.at_filter_2(cast)
    with acting_as(cast.chris):
        return decide_met(situation, actor=cast.chris, how="consensus")


def test_a_task_of_ours_is_there_until_it_is_done(cast):
    situation, task = with_task(cast, date(2026, 11, 27))
    assert "Sees to food and daily needs by Fri 27 Nov" in words(opened(cast, "paula", TODAY))
    assert situation.number not in words(opened(cast, "sara", TODAY))
    with acting_as(cast.paula):
        finish_task(task, actor=cast.paula)
    assert "Sees to food" not in words(opened(cast, "paula", TODAY))


def test_a_late_task_stands_first_and_one_far_off_not_at_all(cast):
    with_task(cast, date(2026, 12, 24), "housing")
    with_task(cast, None, "income")
    with_task(cast, date(2026, 11, 20), "food")
    page = words(opened(cast, "paula", TODAY))
    assert "Works on housing" not in page
    assert page.index("Sees to food") < page.index("Works on income")


def test_what_was_put_off_is_its_originators_to_know(cast):
    situation = was_put_off(cast)
    assert "Put off not answered Wed 25 Nov; heard at the next meeting" in words(opened(cast, "hana", TODAY))
    assert situation.number not in words(opened(cast, "sara", TODAY))


def test_a_decision_not_read_back_is_the_co_chairs_while_the_meeting_is_open(cast):
    situation = unread(cast)
    assert "To read back to the table" in words(opened(cast, "chris", TODAY))
    assert "To read back" not in words(opened(cast, "hana", TODAY))
    close(cast, situation)
    assert "To read back" not in words(opened(cast, "chris", TODAY))


def test_more_than_a_week_to_the_next_meeting_is_said(cast):
    with acting_as(cast.chris):
        plan_meeting(cast.table("EA"), actor=cast.chris, starts_at=moment() + timedelta(days=14))
    assert "East table, Wed 9 Dec 12:00, in 14 days" in words(opened(cast, "hana", TODAY))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("paula", lambda cast: with_task(cast)[0]),
        ("hana", was_put_off),
        ("chris", unread),
        ("omar", lambda cast: factories.intervening(cast)),
        ("hana", lambda cast: factories.intervening(cast, lead="Hospital East")),
    ],
)
def test_every_link_of_a_due_thing_leads_to_where_it_is_done(cast, name, make):
    """The first click is Today's own; behind it stands the page with the form, or the thing itself."""
    situation = make(cast)
    client = client_of(cast, name)
    page = client.get(TODAY).content.decode()
    dues = re.findall(r'<li class="due.*?</li>', page, re.S)
    mine = [due for due in dues if situation.number in due]
    assert mine
    for due in mine:
        links = [unescape(link).partition("#")[0] for link in re.findall(r'href="([^"]+)"', due)]
        assert links
        for link in links:
            answer = client.get(link)
            assert answer.status_code == 200, link
            assert situation.number in answer.content.decode()


def test_more_lines_ask_no_more_queries(cast):
    with_task(cast)
    was_put_off(cast)
    counts = {name: len(asked(cast, name, TODAY)) for name in ("hana", "paula", "chris", "coral")}
    for hours in range(1, 4):
        with time_machine.travel(NOON + timedelta(hours=hours), tick=False):
            with_task(cast)
            was_put_off(cast)
    assert {name: len(asked(cast, name, TODAY)) for name in counts} == counts
