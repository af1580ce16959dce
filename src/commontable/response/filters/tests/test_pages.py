"""What do the pages of filter 3 and of a certificate show, and to whom?"""

import pytest
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.response.filters.actions import close_meeting
from commontable.response.situations.models import Grant
from commontable.response.situations.tests.factories import accepted, meeting_of, rejected, seal_all
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def text(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def hearing_of(cast: Cast) -> Grant:
    with acting_as(cast.hana):
        return Grant.objects.get(why="hears")


def test_from_today_named_released_opened_and_answered_each_by_one_press(cast):
    situation = accepted(cast)
    seal_all(cast, situation)
    hana, omar = signed_in(cast, "hana"), signed_in(cast, "omar")
    address = reverse("filters:hearing", args=[situation.number])
    assert address in text(hana, "/")
    assert hana.post(address, {}).status_code == 422
    assert hana.post(address, {"teams": str(cast.teams["Housing East"])}).status_code == 302
    grant = hearing_of(cast)
    assert address not in text(hana, "/")
    heard = reverse("filters:heard", args=[grant.pk])
    assert heard in text(omar, "/")
    assert "Not released to us" in text(omar, heard)
    pressed = hana.post(reverse("disclosure:release", args=[grant.pk]), {"authority": "consent", "back": "hearing"})
    assert pressed.headers["Location"] == address
    name = reverse("identity:shown", args=[grant.person_id])
    assert name in text(omar, heard)
    assert "Zebedee Quill" in text(omar, name)
    answer = reverse("filters:answer", args=[grant.pk])
    assert omar.post(answer, {"code": "perhaps"}).status_code == 400
    omar.post(answer, {"code": "involved"})
    assert "We said that we are involved" in text(omar, heard)
    assert "Involved" in text(hana, address)
    omar.post(answer, {"code": "not_involved"})
    assert omar.get(name).status_code == 404
    assert "not involved" in text(omar, heard)
    assert "Over: nothing is open" in text(hana, address)
    assert heard not in text(omar, "/")


def test_a_certificate_is_for_the_coordinator_and_the_team_that_brought_it(cast):
    situation = rejected(cast)
    with acting_as(cast.chris):
        close_meeting(meeting_of(cast, situation), actor=cast.chris)
    address = reverse("filters:certificate", args=[situation.number])
    read = {name: signed_in(cast, name).get(address).status_code for name in ("hana", "coral", "chris", "omar")}
    assert read == {"hana": 200, "coral": 200, "chris": 404, "omar": 404}
    page = text(signed_in(cast, "hana"), address)
    assert "People, in bands" in page
    assert "Sector of the team that brought it" in page
    assert address in text(signed_in(cast, "hana"), reverse("desk:situation", args=[situation.number]))
