"""Health is one word for everybody; how it is, is for the token alone, and speaks of nobody."""

import re

import pytest
from django.test import Client

from commontable.groundwork.access.actor import NOBODY, system
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.ledger.entries import record
from commontable.groundwork.ledger.models import Kind

pytestmark = pytest.mark.django_db

TOKEN = "a token of some thirty characters"
LINE = re.compile(r"(# (HELP|TYPE) commontable_\w+ [^\n]+|commontable_\w+ [0-9.e+-]+)")


@pytest.fixture
def token(settings, tmp_path) -> dict[str, str]:
    settings.METRICS_TOKEN, settings.DATA = TOKEN, tmp_path
    return {"Authorization": f"Bearer {TOKEN}"}


def value(text: str, name: str) -> float:
    found = re.search(rf"^commontable_{name} (\S+)$", text, re.MULTILINE)
    assert found, name
    return float(found[1])


def test_health_is_one_word():
    answer = Client().get("/health/")
    assert (answer.status_code, answer.content, answer.headers["Cache-Control"]) == (200, b"ok\n", "no-store")


@pytest.mark.parametrize("said", ["", "Bearer ", "Bearer another", TOKEN])
def test_without_the_token_there_are_no_metrics(token, said):
    assert Client().get("/metrics/", headers={"Authorization": said}).status_code == 404


def test_where_no_token_is_set_there_are_none_either(settings):
    settings.METRICS_TOKEN = ""
    assert Client().get("/metrics/", headers={"Authorization": "Bearer "}).status_code == 404


def test_each_line_is_a_name_and_a_number(token):
    answer = Client().get("/metrics/", headers=token)
    assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
    lines = answer.content.decode().splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert len(lines) % 3 == 0


def test_it_counts_what_waits_and_what_failed(token, cast):
    before = Client().get("/metrics/", headers=token).content.decode()
    with acting_as(NOBODY):
        record(Kind.SIGNED, "sign_in", NOBODY, result="failed")
    with acting_as(system([])):
        record(Kind.DID, "back_up", system([]))
    after = Client().get("/metrics/", headers=token).content.decode()
    assert value(after, "sign_ins_failed_last_hour") == value(before, "sign_ins_failed_last_hour") + 1
    assert value(after, "ledger_unnumbered") > value(before, "ledger_unnumbered")
    assert value(before, "backup_age_seconds") == 259_200
    assert value(after, "backup_age_seconds") < 3600
    assert value(after, "disk_free_bytes") > 0
