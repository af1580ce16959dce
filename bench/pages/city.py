"""Whom and what are the pages asked for? Some work of today, with the past behind it. Sets Django up, on the run's database."""

import re
from dataclasses import dataclass
from functools import cache

import django

django.setup()

from django.db import connection  # noqa: E402  Django must be set up
from django.test import Client  # noqa: E402  it needs Django set up
from django.test.utils import CaptureQueriesContext  # noqa: E402  it needs Django set up

from commontable.groundwork.access.session import acting_as  # noqa: E402  it needs Django set up
from commontable.response.situations.tests.factories import brought, closed, meeting_of, reported  # noqa: E402  it needs Django set up
from tests.cast import Cast, gather  # noqa: E402  it needs Django set up

AGENDA = 40
OUTSIDE = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True)
class Page:
    """One page as one person asks it: its SQL, literally and in order, and how long its answer is."""

    what: str
    path: str
    cookie: str
    queries: list[str]
    length: int


@cache
def cast() -> Cast:
    return gather()


@cache
def work_of_today() -> dict[str, str]:
    """The addresses of the pages by what they are. An open meeting with forty items; an intervention under way."""
    file, past = reported(cast()).number, closed(cast()).number
    items = [brought(cast()) for _item in range(AGENDA)]
    meeting = meeting_of(cast(), items[0]).pk
    return {
        "today": "/",
        "agenda of 40": f"/meetings/{meeting}/",
        "situation file": f"/situations/{file}/",
        "closed file": f"/situations/{past}/",
        "search by number": f"/situations/?number={past}",
        "search by factor": "/situations/?factor=elder_abuse_harming",
    }


def pages(person: str = "chris") -> list[Page]:
    """Each page asked once to warm it and once to write its queries down."""
    return [_recorded(what, path, person) for what, path in work_of_today().items()]


def _recorded(what: str, path: str, person: str) -> Page:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(cast().accounts[person])
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    assert answer.status_code == 200, f"{what}: {answer.status_code}"
    queries = [each["sql"] for each in asked.captured_queries if not each["sql"].upper().startswith(OUTSIDE)]
    return Page(what, path, f"session={client.cookies['session'].value}", queries, len(answer.content))


def buffers(page: Page, person: str = "chris") -> int:
    """How many pages of 8 kB the database reads for it, from memory or disk, planning left out."""
    total = 0
    with acting_as(cast().actors[person]), connection.cursor() as cursor:
        for sql in page.queries:
            if "set_config" in sql or not sql.lower().startswith(("select", "(select", "with")):
                continue
            cursor.execute("explain (analyze, buffers, costs off, timing off) " + sql.replace("%", "%%"))
            lines = [row[0] for row in cursor.fetchall()]
            total += _of_the_plan(lines)
    return total


def _of_the_plan(lines: list[str]) -> int:
    first = next((line for line in lines if line.lstrip().startswith("Buffers:")), "")
    return sum(int(count) for count in re.findall(r"(?:hit|read)=(\d+)", first))
