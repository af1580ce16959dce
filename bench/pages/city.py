"""Whom and what are the pages asked for? Some work of today, with the past behind it. Sets Django up, on the run's database."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import django

django.setup()

from django.db import connection  # noqa: E402  Django must be set up
from django.test import Client  # noqa: E402  it needs Django set up
from django.test.utils import CaptureQueriesContext  # noqa: E402  it needs Django set up

from bench.pages.numbers import answered  # noqa: E402  it needs Django set up
from commontable.groundwork.access.session import acting_as  # noqa: E402  it needs Django set up
from commontable.response.situations.tests.factories import brought, closed, meeting_of, reported  # noqa: E402  it needs Django set up
from tests.cast import Cast, gather  # noqa: E402  it needs Django set up
from tests.scale.filling import SOMETIMES  # noqa: E402  as the others

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
        "list of situations": "/situations/",
        "search by number": f"/situations/?number={past}",
        "search by factor": "/situations/?factor=elder_abuse_harming",
        "search by a factor of one in twenty": f"/situations/?factor={SOMETIMES}",
        "search by a rare factor": "/situations/?factor=gambling_chronic",
    }


@cache
def asked_by(person: str) -> dict[str, str]:
    """What nobody else may read."""
    return {"category by quarter": answered(cast().actors[person], cast().tables["EA"])}


def pages(person: str = "chris", only: Sequence[str] = ()) -> list[Page]:
    """Each page asked once to warm it and once to write its queries down; those whose names begin so, if any are named."""
    there = work_of_today() | asked_by(person)
    wanted = {what: path for what, path in there.items() if not only or what.startswith(tuple(only))}
    return [_recorded(what, path, person) for what, path in wanted.items()]


def _recorded(what: str, path: str, person: str) -> Page:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(cast().accounts[person])
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
    assert answer.status_code == 200, f"{what}: {answer.status_code}"
    queries = [each["sql"] for each in asked.captured_queries if not each["sql"].upper().startswith(OUTSIDE)]
    return Page(what, path, f"session={client.cookies['session'].value}", queries, len(answer.content))


def cookie_of(person: str) -> str:
    """The session of somebody who is signed in."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(cast().accounts[person])
    return f"session={client.cookies['session'].value}"


def buffers(page: Page, person: str = "chris") -> int:
    """How many pages of 8 kB the database reads for it, from memory or disk, planning left out."""
    return sum(count for count, _sql in read_by(page, person))


def read_by(page: Page, person: str = "chris") -> list[tuple[int, str]]:
    """The same for each of its queries: how many pages of 8 kB, and the query."""
    found = []
    with acting_as(cast().actors[person]), connection.cursor() as cursor:
        for sql in page.queries:
            if "set_config" in sql or not sql.lower().startswith(("select", "(select", "with")):
                continue
            cursor.execute("explain (analyze, buffers, timing off, format json) " + sql.replace("%", "%%"))
            (told,) = cursor.fetchone()
            plan = (json.loads(told) if isinstance(told, str) else told)[0]["Plan"]
            found.append((plan["Shared Hit Blocks"] + plan["Shared Read Blocks"], sql))
    return found
