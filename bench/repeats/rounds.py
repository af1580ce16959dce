"""The rounds that `bench.repeats.timing` measures; run by pytest for its database alone, and no test."""

import os
import time
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.response.identity.limited import Limited
from commontable.response.repeats.tests.pairs import known
from commontable.response.situations.models import Draft
from commontable.response.situations.tests import factories as made
from tests.matrix.asking import _answers

from .pairs import people
from .timing import report

ROUNDS = int(os.environ.get("CT_ROUNDS", "150"))
KNOWN = 12


@pytest.mark.django_db
def test_rounds(cast):
    file = [one for one in people(KNOWN + 2 * ROUNDS, 7) if one.family]
    there, nowhere = file[:KNOWN], file[KNOWN:]
    for one in there:
        known(cast, "Hospital East", Limited(one.name, one.born))
    taken: dict[str, tuple[list[float], list[float]]] = {}
    for place in range(-4, 2 * ROUNDS):
        is_known = place % 2 == 0
        one = there[place % len(there)] if is_known else nowhere[place % len(nowhere)]
        round_of(cast, Limited(one.name, one.born), taken if place >= 0 else {}, 0 if is_known else 1)
    print("\n" + report(taken))


def round_of(cast, limited: Limited, taken: dict, which: int) -> None:
    client = Client()
    with transaction.atomic():
        client.force_login(cast.accounts["piet"])

        def ask(place: str, method: str, address: str, *sent) -> None:
            started = time.perf_counter()
            answer = getattr(client, method)(address, *sent)
            took = (time.perf_counter() - started) * 1000
            assert answer.status_code < 400, (place, answer.status_code)
            taken.setdefault(place, ([], []))[which].append(took)

        draft = made.drafted(cast, "Police West")
        person = made.Answers.from_json(draft.answers).people[0].id
        who = reverse("identity:draft_person", args=[draft.pk, person])
        ask("type who it is", "post", who, {"name": limited.name, "born": limited.born, "address": "", "revision": 0})
        ask("open it again", "get", f"{who}?show=1")
        with acting_as(cast.piet):
            said = {"version": Draft.objects.get(pk=draft.pk).version, **_answers(SimpleNamespace(draft=draft.pk))}
        ask("bring", "post", reverse("situations:bring", args=[draft.pk]), said)
        with acting_as(cast.piet):
            situation = Draft.objects.select_related("situation").get(pk=draft.pk).situation
        made.meeting_of(cast, situation)
        with acting_as(cast.wilma):
            made.decide_met(made.hear(situation, actor=cast.wilma), actor=cast.wilma, how="consensus")
        ask("let it be looked for", "post", reverse("repeats:look", args=[situation.number]))
        ask("Today after it", "get", "/")
        ask("the list after it", "get", reverse("desk:situations"))
        ask("the file after it", "get", reverse("desk:situation", args=[situation.number]))
        transaction.set_rollback(True)
