"""The plan in words and a leaver's key, on their pages: written, read, given and renewed by one press each."""

import pytest
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.response.disclosure.renewals import to_renew
from commontable.response.interventions.actions import name_teams
from commontable.response.situations.tests.factories import at_filter_4, released
from tests.cast import Cast
from tests.sessions import lock

pytestmark = pytest.mark.django_db


def signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.accounts[name])
    return client


def text(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_written_by_one_read_by_another_and_given_to_who_came(cast):
    situation = at_filter_4(cast)
    omar, paula, sara = (signed_in(cast, name) for name in ("omar", "paula", "sara"))
    address = reverse("interventions:plan_words", args=[situation.number])
    assert omar.post(address, {"text": "x" * 4001, "revision": 0}).status_code == 422
    assert omar.post(address, {"text": "By the side door.", "revision": 0}).status_code == 302
    assert "By the side door." in text(paula, address)
    file = text(paula, reverse("desk:situation", args=[situation.number]))
    assert address in file
    assert "By the side door." not in file
    late = paula.post(address, {"text": "At ten.", "revision": 0})
    assert late.status_code == 422
    assert {"By the side door.", "At ten."} <= {
        each for each in ("By the side door.", "At ten.") if each in late.content.decode()
    }
    with acting_as(cast.chris):
        helping = [cast.teams["Police East"], cast.teams["School East"]]
        name_teams(situation, actor=cast.chris, lead=cast.teams["Housing East"], assisting=helping)
    assert "It was written before our team came" in text(sara, address)
    give = reverse("interventions:share_plan", args=[situation.number])
    assert give in text(omar, "/")
    assert omar.post(give).status_code == 302
    assert "By the side door." in text(sara, address)
    assert give not in text(omar, "/")


def test_a_locked_session_is_asked_before_a_lost_race_shows_what_another_team_wrote(cast):
    situation = at_filter_4(cast)
    omar, paula = signed_in(cast, "omar"), signed_in(cast, "paula")
    address = reverse("interventions:plan_words", args=[situation.number])
    omar.post(address, {"text": "By the side door.", "revision": 0})
    lock(paula)
    late = paula.post(address, {"text": "At ten.", "revision": 0})
    assert late.status_code == 403
    assert "At ten." in late.content.decode()
    assert "By the side door." not in late.content.decode()
    assert paula.post(address, {"text": "At ten.", "revision": 1}).status_code == 302


def test_a_plan_that_nobody_can_open_is_begun_anew_on_its_page(cast):
    situation = at_filter_4(cast)
    omar, sara = (signed_in(cast, name) for name in ("omar", "sara"))
    address = reverse("interventions:plan_words", args=[situation.number])
    omar.post(address, {"text": "By the side door.", "revision": 0})
    with acting_as(cast.chris):
        name_teams(situation, actor=cast.chris, lead=cast.teams["School East"], assisting=[cast.teams["Shelter East"]])
    before = text(sara, address)
    assert "Nobody can read what it says." in before
    assert "Begin the plan anew" in before
    assert sara.post(address, {"text": "At ten.", "revision": 1}).status_code == 302
    after = text(sara, address)
    assert "At ten." in after
    assert "Nobody can read what it says." not in after


def test_a_leavers_key_is_renewed_from_today(cast):
    situation = at_filter_4(cast)
    released(cast, situation)
    with acting_as(cast.chris):
        name_teams(situation, actor=cast.chris, lead=cast.teams["Police East"], assisting=[cast.teams["School East"]])
    hana, renew = signed_in(cast, "hana"), reverse("disclosure:renew", args=[situation.number])
    assert renew in text(hana, "/")
    assert hana.post(renew).status_code == 302
    assert renew not in text(hana, "/")
    with acting_as(cast.hana):
        assert not to_renew(cast.hana.teams).exists()
