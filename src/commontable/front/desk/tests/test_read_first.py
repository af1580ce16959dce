"""Before a try is written down: the rules of safe contact, read by whoever's team holds the name."""

import pytest
from django.urls import reverse
from django.utils import timezone

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.response.identity.limited import Limited
from commontable.response.interventions.models import Attempt
from commontable.response.situations.models import Situation
from commontable.response.situations.tests import factories

from .opening import client_of, opened, words

pytestmark = pytest.mark.django_db

RULES = Limited(name="Zebedee Quill", safe=("no_voicemail",))
READ_FIRST = "Read first how they may be contacted"


@pytest.fixture
def situation(cast) -> Situation:
    situation = factories.intervening(cast)
    factories.seal_all(cast, situation, limited=RULES)
    grant = factories.grant_to(cast, situation, "Housing East")
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        factories.release(grant, actor=cast.hana, authority="consent")
    return situation


def url(situation: Situation, act: str) -> str:
    return reverse(f"interventions:{act}", args=[situation.number])


@pytest.mark.parametrize("act", ["attempt", "contact"])
def test_the_form_stands_closed_until_they_are_read(cast, situation, act):
    person = factories.people_of(situation, cast.omar)[0]
    name = reverse("identity:shown", args=[person.pk])
    file = reverse("desk:situation", args=[situation.number])
    closed = opened(cast, "omar", url(situation, act)).content.decode()
    assert name in closed
    assert '<form method="post" novalidate' not in closed
    assert words(opened(cast, "omar", file)).count(READ_FIRST) == 2
    assert "I have read this" in words(opened(cast, "omar", name))
    opened(cast, "omar", f"{name}?read=1")
    open_now = opened(cast, "omar", url(situation, act)).content.decode()
    assert name not in open_now
    assert '<form method="post" novalidate' in open_now
    assert READ_FIRST not in words(opened(cast, "omar", file))


def test_what_was_sent_before_they_were_read_is_not_kept_and_stays_typed(cast, situation):
    with timezone.override("America/Toronto"):
        at = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    with acting_as(cast.omar):
        version = Situation.objects.get(pk=situation.pk).version
    said = {"version": version, "at": at, "means": "letter", "obstacle": "moved"}
    answer = client_of(cast, "omar").post(url(situation, "attempt"), said)
    assert answer.status_code == 422
    assert READ_FIRST in words(answer)
    assert 'value="letter"' in answer.content.decode()
    with acting_as(cast.omar):
        assert not Attempt.objects.exists()


def test_a_team_without_the_name_is_asked_nothing(cast, situation):
    assert READ_FIRST not in words(opened(cast, "paula", url(situation, "attempt")))
