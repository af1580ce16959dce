"""How many seals does each list open? As many with five drafts as with one: a name is opened where one asks for it."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.keys.tally import tallied
from commontable.response.identity.actions import seal_identity
from commontable.response.situations.actions import save_draft, start_draft
from commontable.response.situations.tests.factories import SOMEBODY, person, whole

pytestmark = pytest.mark.django_db

LISTS = ("desk:today", "desk:situations", "desk:meetings")


def sealed_draft(cast) -> str:
    someone = person()
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        draft = start_draft(cast.team("Hospital East"), actor=cast.hana)
        draft = save_draft(draft, actor=cast.hana, answers=whole(people=(someone,)))
        seal_identity(draft, actor=cast.hana, person=UUID(someone.id), limited=SOMEBODY)
    return someone.id


def opened_by(client: Client, url: str) -> dict[str, int]:
    with tallied() as counted:
        assert client.get(url).status_code == 200
    return dict(counted)


def test_a_list_opens_as_many_seals_of_many_as_of_one(cast):
    hana = Client()
    hana.force_login(cast.accounts["hana"])
    shown = sealed_draft(cast)
    few = {name: opened_by(hana, reverse(name)) for name in LISTS}
    for _ in range(4):
        sealed_draft(cast)
    assert {name: opened_by(hana, reverse(name)) for name in LISTS} == few
    assert opened_by(hana, reverse("identity:shown", args=[shown])) == {"private": 1, "wraps": 1, "texts": 1}
