"""An officer types the name of somebody who is known elsewhere, and of somebody who is not: whatever is answered is the same.

Every page the officer can ask for, every form sent, the queries behind them, the rows that can be seen, what is mailed. The same for the
police co-chair of the table where that person is known, and for everybody else at both tables but those who are asked.
"""

import re
from dataclasses import dataclass, field
from itertools import zip_longest
from types import SimpleNamespace
from uuid import uuid4

import pytest
import time_machine
from django.core import mail
from django.db import connection, reset_queries, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from commontable.front.desk import today
from commontable.groundwork.access.classes import data_classes
from commontable.groundwork.access.session import acting_as
from commontable.response.identity.limited import Limited
from commontable.response.moves.connecting import say_the_same
from commontable.response.repeats.actions import ask
from commontable.response.repeats.jobs import look_for_repeats_at
from commontable.response.repeats.models import Prompt
from commontable.response.repeats.tests.pairs import HIM, known, prompts, seen_by
from commontable.response.situations.models import Draft, Situation
from commontable.response.situations.tests import factories as made
from tests.matrix.asking import _answers
from tests.matrix.reading import lines
from tests.routes import Route, routes

pytestmark = pytest.mark.django_db

AT_EAST = "Hospital East"
SAME = Limited("BLACKWOOD, Terence", "3 April 1981", "12 Elm Street")
NOBODY = Limited("PICKERING, Osvaldo", "9 August 1964", "45 Oak Avenue")
"""The one whom the East's hospital knows, as somebody else writes him; and one whom nobody knows."""
OFFICER, LEAD = "piet", "Housing West"
OTHERS = ("piet", "wilma", "odile", "hugo", "chris", "paula", "omar", "sara", "unseated")
"""Everybody but the coordinator who is prompted and the team that is asked."""

IDS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32}")
CSRF = re.compile(r'(csrfmiddlewaretoken" value=|X-CSRFToken": )"[^"]*"')
LITERAL = re.compile(r"'(?:[^']|'')*'|\b\d+\b|0x[0-9a-f]+")
SAVEPOINT = re.compile(r'"s\d+_x\d+"')
LOOKED_AT = (
    ("desk:today", None),
    ("desk:situations", None),
    ("desk:situation", ""),
    ("desk:situation", "EA-26-0001"),
    ("desk:meetings", None),
)
LEFT_OUT = {"site:sign_out", "set_language"}


@dataclass
class Day:
    """What was answered to each request, in order; the shape of each query; rows and letters."""

    answers: list[tuple] = field(default_factory=list)
    queries: list[tuple] = field(default_factory=list)
    rows: dict = field(default_factory=dict)
    letters: list[tuple] = field(default_factory=list)


def test_nothing_tells_somebody_known_from_somebody_unknown(cast):
    known(cast, AT_EAST, HIM)
    at_today(cast)  # what a process asks once in its life is asked
    with time_machine.travel(timezone.now(), tick=False):
        found = day(cast, SAME, is_known=True)
        unknown = day(cast, NOBODY, is_known=False)
    assert len(found.answers) > 150
    assert found.answers == unknown.answers
    assert differing(found.queries, unknown.queries) == []
    assert found.rows == unknown.rows
    assert found.letters == unknown.letters


def test_the_comparison_sees_one_query_more_and_one_word_more(cast, monkeypatch):
    """Without this a comparison that looks at nothing would find nothing."""
    with time_machine.travel(timezone.now(), tick=False):
        at_today(cast)
        before, again = at_today(cast), at_today(cast)
        monkeypatch.setattr(today, "_where", lambda now, names: f"Known {Draft.objects.count()}")
        told = at_today(cast)
    assert (before.answers, differing(before.queries, again.queries)) == (again.answers, [])
    assert before.answers != told.answers
    assert differing(before.queries, told.queries)


def differing(one: list[tuple], other: list[tuple]) -> list[tuple]:
    """The first queries that are not the same, by route."""
    found = [
        (route, pair)
        for (route, _m, ours), (_r, _n, theirs) in zip(one, other, strict=True)
        for pair in zip_longest(ours, theirs)
    ]
    return [(route, *pair) for route, pair in found if pair[0] != pair[1]][:3]


def at_today(cast) -> Day:
    """The officer's Today alone."""
    seen = Day()
    Watched(cast, OFFICER, seen, SAME).asks("desk:today", {})
    return seen


def day(cast, limited: Limited, *, is_known: bool) -> Day:
    """The officer's whole day with this name, then everybody's look around; undone at its end."""
    seen = Day()
    mail.outbox.clear()
    with transaction.atomic():
        officer = Watched(cast, OFFICER, seen, limited)
        draft, situation = drafted_and_brought(cast, officer, limited)
        officer.everywhere(draft, situation, theirs=True)
        accepted(cast, situation)
        officer.sends("repeats:look", {"number": situation.number})
        release(cast, officer, situation)
        for table in cast.tables.values():
            assert look_for_repeats_at(table=str(table)) == int(is_known and table == first_looked_at(cast))
        look_around(cast, seen, situation, limited)
        if is_known:
            agreed(cast)
        officer.everywhere(draft, situation)
        look_around(cast, seen, situation, limited)
        seen.rows = {name: visible(cast, name) for name in OTHERS}
        seen.letters = [(each.subject, each.body, each.to) for each in mail.outbox]
        transaction.set_rollback(True)
    return seen


def first_looked_at(cast):
    """The table whose job comes first: it finds the pair, and the next finds it prompted."""
    return next(iter(cast.tables.values()))


def drafted_and_brought(cast, officer: "Watched", limited: Limited) -> tuple[Draft, Situation]:
    """Typed, sealed, opened again, searched for, brought."""
    draft = made.drafted(cast, "Police West")
    person = made.Answers.from_json(draft.answers).people[0].id
    words = {"draft": draft.pk, "person": person}
    typed = {"name": limited.name, "born": limited.born, "address": limited.address, "revision": 0}
    officer.sends("identity:draft_person", words, typed)
    officer.asks("identity:draft_person", words, "?show=1")
    for query in (limited.name, "blackwood", "EA-26-0001"):
        officer.asks("desk:situations", {}, f"?number={query}&whose=ours&q={query}")
    officer.sends(
        "identity:words",
        {"draft": draft.pk},
        {"about": "Somebody sleeps in the stairwell.", "tried": "", "wants": "", "check": "1", "revision": 0},
    )
    with acting_as(cast.piet):
        said = {"version": Draft.objects.get(pk=draft.pk).version, **_answers(SimpleNamespace(draft=draft.pk))}
    officer.sends("situations:bring", {"draft": draft.pk}, said)
    officer.sends("identity:bring_words", {"draft": draft.pk}, said)
    with acting_as(cast.piet):
        draft = Draft.objects.select_related("situation").get(pk=draft.pk)
        return draft, draft.situation


def accepted(cast, situation: Situation) -> None:
    """The West hears it, says yes and names the housing provider, as any table would."""
    chair = cast.wilma
    made.meeting_of(cast, situation)
    with acting_as(chair):
        heard = made.hear(Situation.objects.get(pk=situation.pk), actor=chair)
        made.decide_met(heard, actor=chair, how="consensus")
        made.name_teams(
            Situation.objects.get(pk=situation.pk),
            actor=chair,
            lead=cast.teams[LEAD],
            assisting=[cast.teams["Police West"]],
        )


def release(cast, officer: "Watched", situation: Situation) -> None:
    grant = made.grant_to(cast, situation, LEAD)
    officer.sends("disclosure:release", {"grant": grant.pk}, {"authority": "consent"})


def agreed(cast) -> None:
    """What goes on meanwhile, of which nobody else learns."""
    (prompt,) = seen_by(cast.coral)
    with acting_as(cast.coral):
        ask(Prompt.objects.get(pk=prompt.pk), actor=cast.coral)
    with acting_as(cast.hana):
        say_the_same(Prompt.objects.get(pk=prompt.pk), actor=cast.hana)
    assert prompts(cast)[0].outcome == "same"


def look_around(cast, seen: Day, situation: Situation, limited: Limited) -> None:
    """What anybody else looks at: their day, the list, both situations."""
    for name in OTHERS:
        watched = Watched(cast, name, seen, limited)
        for route, words in LOOKED_AT:
            watched.asks(route, {each: words or situation.number for each in ("number",) if words is not None})


def visible(cast, name: str) -> dict[str, int]:
    """How many rows of each table this person can see at all."""
    counted = {}
    with acting_as(cast.actors[name]), connection.cursor() as cursor:
        for table, its_class in data_classes().items():
            cursor.execute("select has_table_privilege(%s, 'select')", [table])
            if cursor.fetchone()[0] and not its_class.without_row_policy and table != "ledger_entry":
                cursor.execute(f"select count(*) from {table}")
                counted[table] = cursor.fetchone()[0]
    return counted


class Watched:
    """A browser whose every answer is kept, without what differs from one request to the next whoever asks."""

    def __init__(self, cast, name: str, seen: Day, limited: Limited) -> None:
        self.name, self.seen, self.limited = name, seen, limited
        self.client = Client()
        self.client.force_login(cast.accounts[name])
        self.cast = cast

    def asks(self, route: str, words: dict, query: str = "") -> None:
        self._keep(route, "get", url(route, words) + query)

    def sends(self, route: str, words: dict, sent: dict | None = None) -> None:
        self._keep(route, "post", url(route, words), sent or {})

    def everywhere(self, draft: Draft, situation: Situation, *, theirs: bool = False) -> None:
        """Every page there is, with the officer's own identifiers, or those of what is open at the East as well."""
        for route in readable():
            for words in (self._of_ours(draft, situation), self._of_theirs())[: 1 + (theirs and bool(route.words))]:
                self.asks(route.name, {each: words.get(each, uuid4()) for each in route.words})

    def _of_ours(self, draft: Draft, situation: Situation) -> dict:
        people = made.Answers.from_json(draft.answers).people
        words = {"draft": draft.pk, "number": situation.number, "person": people[0].id}
        return words | {"table": self.cast.tables["WE"], "what": "seat", "secret": "nobodys"}

    def _of_theirs(self) -> dict:
        return {"number": "EA-26-0001", "table": self.cast.tables["EA"], "what": "seat", "secret": "nobodys"}

    def _keep(self, route: str, method: str, address: str, sent: dict | None = None) -> None:
        kept = self.client.cookies.copy()
        reset_queries()
        with CaptureQueriesContext(connection) as asked:
            answer = getattr(self.client, method)(address, *([sent] if sent is not None else []))
        self.client.cookies = kept
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        headers = {
            name: plain(value, self.limited) for name, value in answer.headers.items() if name != "Content-Length"
        }
        self.seen.answers.append(
            (self.name, route, method, answer.status_code, plain(body.decode("latin-1"), self.limited), headers)
        )
        self.seen.queries.append((route, method, [shape(each["sql"]) for each in asked.captured_queries]))


def readable() -> list[Route]:
    """Every route that answers a GET with a page to somebody, and is not the door."""
    shown = {line.route for line in lines() if line.method == "GET" and {200, 204} & set(line.answers.values())}
    return [route for route in routes() if route.name in shown - LEFT_OUT]


def url(route: str, words: dict) -> str:
    return Route(route, tuple(words)).url(words)


def plain(text: str, limited: Limited) -> str:
    """Without identifiers, form tokens, and what the person who is looked for is called."""
    for typed in (limited.name, limited.born, limited.address):
        for form in (
            typed,
            typed.replace(" ", "%20"),
            typed.replace(" ", "+"),
            typed.replace(",", "%2C").replace(" ", "+"),
        ):
            text = text.replace(form, "…")
    return IDS.sub("#", CSRF.sub("", text))


def shape(sql: str) -> str:
    """A query without its values."""
    sql = SAVEPOINT.sub('"s"', re.sub(r"\((?:%s|\?)(?:, (?:%s|\?))*\)", "(…)", sql))
    return re.sub(r"\(\?(?:, \?)+\)", "(?)", LITERAL.sub("?", sql))
