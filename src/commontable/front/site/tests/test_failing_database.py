"""A database that fails before a page begins, or when it is to be kept: an answer, and a line for who runs it."""

import logging

import psycopg
import pytest
from django.db import OperationalError
from django.test import Client
from psycopg_pool import PoolTimeout

from commontable.front.site import transaction

pytestmark = pytest.mark.django_db
TYPED = "what somebody typed"


@pytest.mark.parametrize("cause", [PoolTimeout, psycopg.errors.UniqueViolation])
def test_it_is_answered_and_written_down_without_its_text(cast, monkeypatch, caplog, cause):
    def fail(actor):
        raise OperationalError(TYPED) from cause(TYPED)

    client = Client()
    client.force_login(cast.accounts["hana"])
    monkeypatch.setattr(transaction, "acting_as", fail)
    with caplog.at_level(logging.ERROR):
        answer = client.get("/situations/")
    assert answer.status_code == 500
    assert TYPED not in answer.content.decode()
    said = [each.getMessage() for each in caplog.records if each.name == transaction.__name__]
    assert said == [f"the database failed: {cause.__name__}, answering no page yet"]
    assert TYPED not in caplog.text
