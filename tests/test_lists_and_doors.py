"""Does a list show a situation exactly when its door opens? For everybody, at every stage."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.actor import system
from commontable.groundwork.access.session import acting_as
from commontable.response.filters.actions import close_meeting
from commontable.response.situations.models import Situation
from commontable.response.situations.rules import may_read
from commontable.response.situations.tests.factories import (
    accepted,
    at_filter_2,
    at_filter_4,
    brought,
    chair_of,
    closed,
    meeting_of,
    rejected,
    reported,
)
from tests.cast import Cast

NUMBER = re.compile(r"\b(?:EA|WE)-\d\d-\d{4}\b")
AT_TWO_TABLES = {"lead": "Housing West", "assisting": ("Police West",)}


@pytest.fixture
def numbers(cast: Cast) -> list[str]:
    """The numbers of situations at every stage, of two tables; the meeting of one is still open."""
    final = rejected(cast)
    chair = chair_of(cast, final)
    with acting_as(chair):
        close_meeting(meeting_of(cast, final), actor=chair)
    for made in (brought, accepted, at_filter_4, reported, closed, at_filter_2, rejected):
        made(cast)
    for made in (brought, at_filter_2, rejected):
        made(cast, "Hospital West")
    for made in (at_filter_4, closed):
        made(cast, "Hospital West", **AT_TWO_TABLES)
    brought(cast)  # not on the agenda of the open meeting
    with acting_as(system(cast.tables.values())):
        assert set(Situation.objects.values_list("stage", flat=True)) >= {"minimised", "rejected", "closed", "filter_3"}
        return list(Situation.objects.values_list("number", flat=True))


def test_a_list_shows_what_its_door_opens_and_nothing_else(cast, numbers):
    for name, account in cast.accounts.items():
        client = Client()
        client.force_login(account)
        page = client.get(reverse("desk:situations"))
        listed = set(NUMBER.findall(page.content.decode()))
        opened = {n for n in numbers if client.get(reverse("desk:situation", args=[n])).status_code == 200}
        with acting_as(cast.actors[name]):
            found = {each.number for each in Situation.objects.all() if may_read(cast.actors[name], each)}
        assert listed == opened == found, name


def test_a_door_that_is_not_ours_answers_as_if_nothing_were_behind_it(cast, numbers):
    client = Client()
    client.force_login(cast.accounts["unseated"])
    answers = {client.get(reverse("desk:situation", args=[n])).status_code for n in (*numbers, "EA-26-9999")}
    assert answers == {404}
