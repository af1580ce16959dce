"""How do tests open the desk? As one of the cast, counting what it asks of the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

FIXED = 3
"""Session, account, who this is: every page asks these first, and then tells the database."""

UNREAD = 'SELECT "interventions_notice"."id" AS "pk" FROM "interventions_notice"'
"""The line in the head of every page: clocks one was told of."""

NOT_THE_PAGES = ("SAVEPOINT", "RELEASE", "select set_config", "select is_demo", UNREAD)
"""A test's own savepoints, telling the database who acts, what a process asks once, and the head of every page."""

OUTSIDE = ("wilma", "piet", "unseated", "outsider")
UNSEEN = 404


def client_of(cast, name: str) -> Client:
    """A browser signed in as this person; of an outsider, one that is not signed in."""
    client = Client()
    if name != "outsider":
        client.force_login(cast.accounts[name])
    return client


def opened(cast, name: str, address: str):
    """The answer to this person opening an address."""
    return client_of(cast, name).get(address)


def words(answer) -> str:
    """What the page says, without its markup."""
    return " ".join(strip_tags(answer.content.decode()).split())


def asked(cast, name: str, address: str) -> list[str]:
    """What the page asks of the database beyond the fixed four."""
    client = client_of(cast, name)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    sent = [query["sql"] for query in queries.captured_queries]
    return [sql for sql in sent if not sql.startswith(NOT_THE_PAGES)][FIXED:]
