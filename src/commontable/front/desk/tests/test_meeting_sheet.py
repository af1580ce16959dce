"""The sheet of a meeting: what is open, for how many days, how its first contact stands; nobody in it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from commontable.groundwork.access.session import acting_as
from commontable.partnership.meetings.models import Meeting
from commontable.response.situations.tests import factories as made

pytestmark = pytest.mark.django_db


def sheet(cast, who: str):
    with acting_as(cast.chris):
        meeting = Meeting.objects.filter(table=cast.tables["EA"]).order_by("starts_at").last()
    client = Client()
    if who:
        client.force_login(cast.accounts[who])
    return client.get(reverse("desk:meeting_sheet", args=[meeting.pk]))


def test_the_five_people(cast):
    made.accepted(cast)
    assert [sheet(cast, who).status_code for who in ("sara", "chris", "wilma", "unseated", "")] == [
        200,
        200,
        404,
        404,
        302,
    ]


def test_an_open_intervention_is_an_update_with_its_clock(cast):
    situation = made.accepted(cast)
    text = sheet(cast, "chris").content.decode()
    assert situation.number in text
    assert "Due" in text
    assert "update due" in text


def test_it_holds_no_fact_of_anybody(cast):
    made.accepted(cast)
    text = sheet(cast, "chris").content.decode()
    assert "60+" not in text
    assert "Mental Health" not in text


def test_what_a_reader_may_not_see_is_not_on_their_sheet(cast):
    situation = made.accepted(cast)
    with acting_as(cast.sara):
        seen = type(situation).objects.filter(pk=situation.pk).exists()
    assert (situation.number in sheet(cast, "sara").content.decode()) is seen


def test_it_says_of_when_it_is(cast):
    made.accepted(cast)
    assert str(timezone.localdate().year) in sheet(cast, "chris").content.decode()
