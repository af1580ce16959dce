"""AER proven false: who may say so, what closes, and what is withdrawn at once."""

import pytest
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.rings import lend
from commontable.response.closing.actions import close
from commontable.response.closing.proven_false import prove_false
from commontable.response.identity.models import SealedIdentity
from commontable.response.identity.reading import read_identity
from commontable.response.situations.models import Grant, Situation
from commontable.response.situations.tests.factories import (
    SOMEBODY,
    accepted,
    at_filter_4,
    intervening,
    released,
    reported,
)

pytestmark = pytest.mark.django_db


def proven_false(cast, situation, actor=None, conclusion="never_aer", word="lead") -> Situation:
    actor = actor or cast.chris
    with acting_as(actor):
        return prove_false(situation, actor=actor, conclusion=conclusion, word=word)


@pytest.mark.parametrize("stand", [accepted, at_filter_4, intervening])
def test_it_closes_from_filter_3_on(cast, stand):
    found = proven_false(cast, stand(cast))
    assert (found.stage, found.conclusion) == ("closed", "never_aer")


def test_every_name_is_withdrawn_at_once_and_the_record_stays(cast):
    situation = at_filter_4(cast)
    told = released(cast, situation, to="Housing East")
    with acting_as(cast.omar):
        sealed = SealedIdentity.objects.get(pk=told.person_id)
    proven_false(cast, situation, conclusion="not_ratified", word="originator")
    with acting_as(cast.omar), lend(["limited"], cast.omar.teams):
        assert Situation.objects.get().stage == "closed"
        with pytest.raises(KeyNotHeld):
            read_identity(sealed, cast.omar)
    with acting_as(cast.chris):
        assert not Grant.objects.filter(compartment="limited", ends_at=None).exists()
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        assert read_identity(SealedIdentity.objects.get(), cast.hana) == SOMEBODY


def test_only_a_co_chair_says_so(cast):
    situation = at_filter_4(cast)
    for actor in (cast.coral, cast.hana, cast.omar, cast.wilma):
        with pytest.raises(Refused):
            proven_false(cast, situation, actor=actor)


@pytest.mark.parametrize(("conclusion", "word"), [("informed", "lead"), ("never_aer", "somebody")])
def test_it_takes_a_conclusion_of_its_own_and_somebodys_word(cast, conclusion, word):
    with pytest.raises(Invalid):
        proven_false(cast, at_filter_4(cast), conclusion=conclusion, word=word)


def test_it_is_no_ordinary_closing(cast):
    situation = reported(cast)
    with acting_as(cast.chris), pytest.raises(Refused) as no:
        close(situation, actor=cast.chris, conclusion="never_aer")
    assert no.value.code == "proven_false"


def test_the_page_asks_why_and_on_whose_word(cast):
    situation = at_filter_4(cast)
    client = Client()
    client.force_login(cast.accounts["chris"])
    url = reverse("closing:proven_false", args=[situation.number])
    assert "On whose word?" in client.get(url).content.decode()
    assert client.post(url, {"version": situation.version}).status_code == 422
    said = {"version": situation.version, "conclusion": "never_aer", "word": "lead"}
    assert client.post(url, said).status_code == 302
    with acting_as(cast.chris):
        assert Situation.objects.get().stage == "closed"


def test_nobody_else_opens_the_page(cast):
    situation = at_filter_4(cast)
    client = Client()
    for who, status in (("omar", 403), ("hugo", 404), ("unseated", 404)):
        client.force_login(cast.accounts[who])
        assert client.get(reverse("closing:proven_false", args=[situation.number])).status_code == status
