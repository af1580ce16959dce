"""A database that fails before a page begins, or when it is to be kept, and a page that fails: an answer, and a line for who runs it."""

import logging

import psycopg
import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
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


@pytest.mark.parametrize(("language", "said"), [("en", "This stopped working"), ("fr", "Cela a cessé de fonctionner")])
def test_a_page_that_fails_says_so_in_their_language_and_asks_the_database_nothing_more(
    cast, monkeypatch, language, said
):
    account = cast.accounts["hana"]
    account.language = language
    account.save(update_fields=["language"])
    client = Client(raise_request_exception=False)
    client.force_login(account)
    asked = []

    def fail(actor, now):
        asked.append(len(connection.queries_log))
        raise RuntimeError(TYPED)

    monkeypatch.setattr("commontable.front.desk.today.dues", fail)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get("/")
    assert answer.status_code == 500
    assert f"<h1>{said}</h1>" in answer.content.decode()
    assert TYPED not in answer.content.decode()
    after = [each["sql"] for each in queries.captured_queries[asked[0] :]]
    assert [sql for sql in after if not sql.startswith(("ROLLBACK", "RELEASE"))] == []
    assert answer["Content-Security-Policy"]
