"""Somebody with a hand in the database swaps sealed cells: is that refused in words, and does the operator hear of it?"""

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.actor import operator
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.alarms import note_seen, unseen
from commontable.groundwork.keys.rings import lend
from commontable.groundwork.ledger.models import Entry, Kind
from commontable.response.identity.actions import seal_identity
from commontable.response.identity.models import SealedIdentity
from commontable.response.situations.actions import save_draft, start_draft
from commontable.response.situations.tests.factories import SOMEBODY, person, whole

pytestmark = pytest.mark.django_db

SHOWN = ("Zebedee", "Quill", "Lantern")


@pytest.fixture
def two(cast) -> list[SealedIdentity]:
    """Two people of two drafts of one team, both sealed."""
    return [sealed_in_a_draft(cast) for _ in range(2)]


def sealed_in_a_draft(cast) -> SealedIdentity:
    someone = person()
    with acting_as(cast.hana), lend(["limited"], cast.hana.teams):
        draft = start_draft(cast.team("Hospital East"), actor=cast.hana)
        draft = save_draft(draft, actor=cast.hana, answers=whole(people=(someone,)))
        seal_identity(draft, actor=cast.hana, person=UUID(someone.id), limited=SOMEBODY)
        return SealedIdentity.objects.get(pk=someone.id)


SWAPS = {
    "the text of another person": "update {table} set sealed = %(sealed)s where id = %(id)s",
    "text and key of another person": (
        "update {table} set data_key = gen_random_uuid() where id = %(other)s;"
        "update {table} set sealed = %(sealed)s, data_key = %(key)s where id = %(id)s"
    ),
    "another file": "update {table} set draft_id = %(file)s where id = %(id)s",
    "an older version": "update {table} set revision = revision + 1 where id = %(id)s",
    "one changed byte": "update {table} set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where id = %(id)s",
}


@pytest.mark.parametrize("swap", SWAPS)
def test_a_swapped_cell_is_refused_in_words_and_raises_an_alarm(cast, two, swap):
    one, other = two
    with acting_as(cast.hana), connection.cursor() as cursor:
        values = {"id": one.pk, "other": other.pk, "sealed": bytes(other.sealed), "key": other.data_key}
        for statement in SWAPS[swap].format(table=SealedIdentity._meta.db_table).split(";"):
            cursor.execute(statement, values | {"file": other.draft_id})

    client = Client()
    client.force_login(cast.accounts["hana"])
    answer = client.get(reverse("identity:shown", args=[one.pk]))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "altered or moved" in page
    assert not [part for part in SHOWN if part in page]
    with acting_as(cast.hana):
        refusal = Entry.objects.get(kind=Kind.REFUSED, result="seal_broken")
        assert refusal.account_id == cast.hana.account
        assert not Entry.objects.filter(kind=Kind.SAW, action="read_identity").exists()
    with acting_as(operator()):
        assert [(code, many) for code, many, _ in unseen()] == [("seal_broken", 1)]
        assert note_seen() == 1
        assert unseen() == []


def test_an_alarm_is_the_operators_alone(cast, two):
    from commontable.groundwork.keys.models import Alarm

    with acting_as(cast.coral):
        assert not Alarm.objects.exists()
