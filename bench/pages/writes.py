"""What do people write? Three presses, each with the form that its page showed. Django is set up before."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from commontable.groundwork.access.session import acting_as
from commontable.partnership.meetings.models import Meeting
from commontable.response.filters.actions import take_back
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage
from commontable.response.situations.tests.factories import drafted

from .city import OUTSIDE
from .forms import filled_in
from .tables import CODES, account, actor, cast, heard, under_way

WRITES = ("bring a situation", "record a decision", "record an attempt")


@dataclass(frozen=True)
class Post:
    """One press: where it goes, whose it is, what it sends."""

    path: str
    cookie: str
    body: str


def ready(what: str) -> list[tuple[Post, Client]]:
    """One press for each table, its form drawn just now."""
    make = {"bring a situation": _bring, "record a decision": _decide, "record an attempt": _attempt}[what]
    return [make(code) for code in CODES]


def statements(what: str) -> list[list[str]]:
    """The SQL of one press for each table, literally, with identifiers of its own: each is made, written down and undone."""
    return [list(_asked(post, client)) for post, client in ready(what)]


def _asked(post: Post, client: Client) -> Iterator[str]:
    connection.queries_log.clear()
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        answer = client.post(post.path, post.body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in (302, 303), f"{post.path}: {answer.status_code}"
        transaction.set_rollback(True)
    return (
        each["sql"] for each in asked.captured_queries if not each["sql"].upper().startswith((*OUTSIDE, "ROLLBACK"))
    )


def _bring(code: str) -> tuple[Post, Client]:
    draft = drafted(cast(), f"Hospital {code}")
    page = reverse("situations:draft", args=[draft.pk])
    return _press(_client("Hospital", code), page, reverse("situations:bring", args=[draft.pk]), {})


def _decide(code: str) -> tuple[Post, Client]:
    """Not met; what was decided so before is taken back, so that the same can be decided again."""
    chair, situation = actor("Chair", code), heard(code)
    with acting_as(chair):
        now = Situation.objects.get(pk=situation.pk)
        if now.stage == Stage.REJECTED:
            take_back(now, actor=chair)
        meeting = Meeting.objects.get(table=situation.table_id, closed_at=None, opened_at__isnull=False).pk
    page = reverse("desk:meeting", args=[meeting])
    answers = {"decision": "not_met", "how": "consensus", "reason": "not_aer"}
    return _press(_client("Chair", code), page, reverse("desk:decide", args=[meeting, situation.number]), answers)


def _attempt(code: str) -> tuple[Post, Client]:
    page = reverse("interventions:attempt", args=[under_way(code).number])
    return _press(_client("Housing", code), page, page, {"means": "visit", "obstacle": "not_home"})


def _press(client: Client, page: str, to: str, answers: dict[str, str]) -> tuple[Post, Client]:
    shown = client.get(page)
    assert shown.status_code == 200, f"{page}: {shown.status_code}"
    cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())
    return Post(to, cookie, filled_in(shown.content.decode(), to, answers)), client


@cache
def _client(name: str, code: str) -> Client:
    client = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    client.force_login(account(name, code))
    return client
