"""Every route, every kind of person, every stage: the answer is the one written in who_may.txt (SEC-02, SEC-14).

Other runs ask one stage of each route, method and kind of person. With CT_EVERY=1 a sixth of all cells is asked,
the next day another sixth; with CT_EVERY=2 every cell.
"""

import os
import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commontable.groundwork.access.installation import is_demo
from commontable.groundwork.access.session import acting_as
from tests.routes import Route, routes
from tests.world import World

from .asking import ACTORS, ask, client_of, everything, sent, unknown_words, words
from .reading import Cell, cells, lines, stages_of

ROUTES = {route.name: route for route in routes()}
EVERY = os.environ.get("CT_EVERY", "")
ONE_IN = 6
"""With CT_EVERY=1 one cell in so many is asked, other ones the next day: all of them within a week."""
RARE = ("PATCH", "DELETE", "TRACE", "PURGE")
METHODS = ("PUT", "OPTIONS", *{"1": RARE[timezone.now().toordinal() % 4 :: 4], "2": RARE}.get(EVERY, ()))
AT_THE_TABLE = ("own", "lead", "assist", "unbound", "seated", "chair", "coord")
DENIED = (302, 403, 404, 405)
PLANTED = {
    "is_superuser": "1",
    "is_staff": "1",
    "id": "0199a000-0000-7000-8000-000000000000",
    "stage": "closed",
    "situation": "0199a000-0000-7000-8000-000000000000",
    "table_id": "0199a000-0000-7000-8000-000000000000",
    "originating_team": "0199a000-0000-7000-8000-000000000000",
    "number": "EA-26-7777",
    "owner_team": "0199a000-0000-7000-8000-000000000000",
    "closed_at": "2020-01-01",
}


def chosen(asked: list[Cell]) -> list[Cell]:
    """The cells that this run asks."""
    if EVERY == "1":
        return asked[timezone.now().toordinal() % ONE_IN :: ONE_IN]
    return asked if EVERY else sample(asked)


def sample(asked: list[Cell]) -> list[Cell]:
    """One stage for each route, method and kind of person, another one for the next person and the next day."""
    together = defaultdict(list)
    for cell in asked:
        together[cell.route, cell.method, cell.meeting, cell.actor].append(cell)
    return [some[place % len(some)] for place, some in enumerate(together.values(), timezone.now().toordinal())]


@pytest.fixture
def meeting(world: World, undone: None, request: pytest.FixtureRequest) -> str:
    """The meeting is open or has just been closed."""
    if request.param == "closed":
        world.close_the_meeting()
    return request.param


class Asking:
    """One kind of person at the site."""

    def __init__(self, world: World, actor: str) -> None:
        self.world, self.actor = world, actor
        self.client = client_of(world, actor, raise_request_exception=False)

    def case(self, stage: str):
        return self.world.cases["filter_4" if stage == "-" else stage]

    def url(self, cell: Cell) -> str:
        return ROUTES[cell.route].url(words(self.world, self.case(cell.stage)))

    def ask(self, cell: Cell, **headers: str) -> HttpResponse:
        form = sent(self.world, self.case(cell.stage), ROUTES[cell.route]) if cell.method == "POST" else None
        return ask(self.client, cell.method, self.url(cell), form, **headers)

    def of_nothing(self, cell: Cell) -> HttpResponse:
        """The same asked of what never existed, at a meeting this person may know of."""
        known = {"meeting": self.world.meetings["EA"]} if self.actor in AT_THE_TABLE else {}
        form = {"version": 1, "revision": 0} if cell.method == "POST" else None
        return ask(self.client, cell.method, ROUTES[cell.route].url(unknown_words() | known), form)


def test_every_route_has_its_lines_and_every_line_its_route():
    written = {(line.route, line.method) for line in lines()}
    assert written == {(route, method) for route in ROUTES for method in ("GET", "POST")}


def test_every_line_names_stages_that_can_be_and_none_twice():
    read = cells(lines())
    places = [(cell.route, cell.method, cell.meeting, cell.stage, cell.actor) for cell in read]
    assert len(places) == len(set(places))
    impossible = [str(cell) for cell in read if cell.stage not in stages_of(ROUTES[cell.route], cell.meeting)]
    assert impossible == []


def test_every_stage_of_every_route_has_its_line():
    read = lines()
    named = defaultdict(set)
    for line in read:
        named[line.key].update(line.stages)
    lacking = [key for key, some in named.items() if some != set(stages_of(ROUTES[key[0]], key[2]))]
    assert lacking == []


@pytest.mark.parametrize("meeting", ["open", "closed"], indirect=True)
@pytest.mark.parametrize("actor", ACTORS)
def test_each_is_answered_as_written(world, meeting, actor):
    asked = [cell for cell in cells(lines()) if (cell.actor, cell.meeting) == (actor, meeting)]
    person = Asking(world, actor)
    wrong = [
        f"{cell} is answered {got}, written {cell.status}"
        for cell in chosen(asked)
        if (got := person.ask(cell).status_code) != cell.status
    ]
    assert wrong == []


@pytest.mark.parametrize("meeting", ["open", "closed"], indirect=True)
@pytest.mark.parametrize("actor", ["lead", "seated", "twin", "elsewhere"])
def test_what_is_a_secret_answers_as_what_never_existed(world, meeting, actor):
    """The same page and the same work: neither words nor time tell whether there is anything."""
    is_demo()  # asked once a process, and not by the first of two pages
    secret = [cell for cell in cells(lines()) if (cell.actor, cell.meeting, cell.status) == (actor, meeting, 404)]
    asked = [cell for cell in secret if ROUTES[cell.route].words]  # the others are the same address either way
    person = Asking(world, actor)
    told = [str(cell) for cell in chosen(asked) if not same(person, cell)]
    assert told == []


@pytest.mark.parametrize("meeting", ["open"], indirect=True)
@pytest.mark.parametrize("actor", ["own", "twin", "out"])
def test_no_other_method_or_header_answers_more_than_get(world, meeting, actor):
    asked = [cell for cell in cells(lines()) if (cell.actor, cell.meeting, cell.method) == (actor, meeting, "GET")]
    person = Asking(world, actor)
    cells_asked = asked if EVERY == "2" else sample(asked)  # a method that is not there is not there at any stage
    more = [f"{cell}: {finding}" for cell in cells_asked for finding in more_than_get(person, cell)]
    assert more == []


@pytest.mark.parametrize("meeting", ["open"], indirect=True)
@pytest.mark.parametrize("actor", ["own", "lead", "chair"])
def test_what_no_form_asks_for_is_ignored(world, meeting, actor):
    asked = [cell for cell in cells(lines()) if (cell.actor, cell.meeting, cell.method) == (actor, meeting, "POST")]
    done = [cell for cell in asked if cell.status in (204, 302, 303)]
    person = Asking(world, actor)
    changed = [str(cell) for cell in chosen(done) if planted_changes_something(person, cell)]
    assert changed == []


@pytest.mark.parametrize("meeting", ["open"], indirect=True)
@pytest.mark.parametrize("actor", ["own", "lead", "chair"])
def test_no_form_is_taken_from_another_site(world, meeting, actor):
    asked = [cell for cell in cells(lines()) if (cell.actor, cell.meeting, cell.method) == (actor, meeting, "POST")]
    person = Asking(world, actor)
    person.client = client_of(world, actor, enforce_csrf_checks=True)
    taken = [str(cell) for cell in sample(asked) if person.ask(cell).status_code != 403]
    assert taken == []


def same(person: Asking, cell: Cell) -> bool:
    connection.queries_log.clear()  # it holds 9000 and warns beyond: the session of a test asks more
    with CaptureQueriesContext(connection) as here:
        answer = person.ask(cell)
    with CaptureQueriesContext(connection) as nowhere:
        nothing = person.of_nothing(cell)
    return (answer.status_code, plain(answer), len(_pages(here))) == (404, plain(nothing), len(_pages(nowhere)))


def _pages(queries: CaptureQueriesContext) -> list[str]:
    """What the request asked, without what the test itself looked up to fill in a form."""
    asked = [query["sql"] for query in queries]
    first = next(place for place, sql in enumerate(asked) if "django_session" in sql or "actor_facts" in sql)
    return asked[first:]


def plain(answer: HttpResponse) -> str:
    """The answer's body without what differs each time: the form token and the address that was asked."""
    text = re.sub(r"[A-Za-z0-9]{64}", "", answer.content.decode())
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|EA-26-\d{4}|WE-26-\d{4}", "", text)


def more_than_get(person: Asking, cell: Cell) -> list[str]:
    plainly = person.ask(cell)
    url = person.url(cell)
    got = {"HX-Request": ask(person.client, "GET", url, **{"HX-Request": "true"})}
    got["HEAD"] = ask(person.client, "HEAD", url)
    found = [f"{how} is answered {each.status_code}" for how, each in got.items() if _more(plainly, each)]
    if got["HEAD"].content:
        found.append("HEAD has a body")
    for method in METHODS:
        answer = ask(person.client, method, url)
        if answer.status_code not in DENIED or answer.content:
            found.append(f"{method} is answered {answer.status_code} with {len(answer.content)} bytes")
    return found


def _more(plainly: HttpResponse, answer: HttpResponse) -> bool:
    return answer.status_code not in (plainly.status_code, 405)


def planted_changes_something(person: Asking, cell: Cell) -> bool:
    def form() -> dict[str, Any]:  # made anew for each asking: a file is read once
        return sent(person.world, person.case(cell.stage), ROUTES[cell.route])

    url = person.url(cell)
    extra = {name: value for name, value in PLANTED.items() if name not in form()}
    known = {*UUIDS.findall(str(held_by(person.world))), *PLANTED.values()}
    plainly = after(person, known, lambda: person.client.post(url, form()))
    return plainly != after(person, known, lambda: person.client.post(url, form() | extra))


def after(person: Asking, known: set[str], act: Callable[[], HttpResponse]) -> tuple[int, list[tuple]]:
    """The answer's status and what the tables hold then; identifiers made on the way are "new", whatever they are."""
    kept = person.client.cookies.copy()
    with transaction.atomic():
        status, held = act().status_code, held_by(person.world)
        transaction.set_rollback(True)
    person.client.cookies = kept
    rows = [(table, UUIDS.sub(lambda one: one[0] if one[0] in known else "new", row)) for table, row in held]
    return status, sorted(rows)


def held_by(world: World) -> list[tuple[str, str]]:
    with acting_as(everything(world)), connection.cursor() as cursor:
        return [row for table in KEPT for row in _rows(cursor, table)]


UUIDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


KEPT = (
    "accounts_account",
    "agenda_filterspan",
    "agenda_item",
    "closing_barriermet",
    "closing_emergencycontacts",
    "closing_mobilisation",
    "closing_report",
    "disclosure_disclosure",
    "emergency_call",
    "emergency_called",
    "filters_decision",
    "identity_sealedidentity",
    "interventions_attempt",
    "interventions_plan",
    "interventions_plantask",
    "interventions_role",
    "meetings_attendance",
    "meetings_attendancespan",
    "meetings_cadence",
    "meetings_meeting",
    "situations_draft",
    "situations_fact",
    "situations_grant",
    "situations_offer",
    "situations_person",
    "situations_recusal",
    "situations_situation",
)


def _rows(cursor, table: str) -> list[tuple[str, str]]:
    cursor.execute(
        f"select (to_jsonb(t) - '{{id,at,city,last_login,sealed,data_key,situation_id}}'::text[] - array("
        f"select column_name::text from information_schema.columns where table_name = %s and column_name like '%%\\_at'))"
        f"::text from {table} t",
        [table],
    )
    return [(table, re.sub(r'"id": "[0-9a-f-]{36}"', "", row)) for (row,) in cursor.fetchall()]


def test_a_route_without_a_line_is_found():
    written = {line.route for line in lines()}
    planted = [*ROUTES.values(), Route("desk:forgotten", ())]
    assert [route.name for route in planted if route.name not in written] == ["desk:forgotten"]


def test_a_line_that_is_not_whole_is_refused():
    with pytest.raises(ValueError, match="Not a whole line"):
        lines("desk:today GET open - 200 200")
