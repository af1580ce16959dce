"""Can a template print what its page was not lent the key of? A bug is planted in every page's template (FLT-02).

The bug prints everything that is sealed in the city, row policies left aside: whoever wrote it already has the rows.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

import pytest
from django.template import engines
from django.template.backends.django import Template as Whole
from django.urls import resolve

from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.errors import KeyNotHeld
from commontable.groundwork.keys.models import DataKey, WrappedKey
from commontable.groundwork.keys.rings import open_key
from commontable.groundwork.keys.sealing import unseal
from commontable.response.identity.actions import context_of
from commontable.response.identity.models import SealedIdentity
from tests.matrix.asking import ACTORS, client_of, everything, words
from tests.matrix.reading import Cell, cells, lines
from tests.routes import routes
from tests.world import World

from .sinks import names_in, parts

EVERY = os.environ.get("CT_EVERY", "")
BUG = "{% for each in sealed %}{{ each.text }}{% endfor %}"
FILTERS = ("queued", "filter_2", "filter_3", "filter_4", "intervening", "closed")


@dataclass
class Sealed:
    """One data key as a template would reach it: reading `text` opens it, and the name under it where there is one."""

    key: DataKey
    row: SealedIdentity | None
    log: list[str]

    def text(self) -> str:
        try:
            opened = str(open_key(self.key.pk)) if self.row is None else self._name(self.row)
        except KeyNotHeld:
            self.log.append(f"{self.key.compartment} stays shut")
            raise
        self.log.append(f"{self.key.compartment} opened")
        return opened

    def _name(self, row: SealedIdentity) -> str:
        return unseal(row.data_key, context_of(row), bytes(row.sealed)).decode()


@dataclass
class Bug:
    """Prints these rows at the head of the first template that a request renders."""

    rows: list[Sealed] = field(default_factory=list)
    log: list[str] = field(default_factory=list)

    def render(self, real: Any) -> Any:
        def rendered(template: Whole, context: Any = None, request: Any = None) -> str:
            rows, self.rows = self.rows, []
            leak = engines["django"].from_string(BUG)
            head = real(leak, {"sealed": rows}, request) if rows else ""
            return head + real(template, context, request)

        return rendered


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> Bug:
    planted = Bug()
    monkeypatch.setattr(Whole, "render", planted.render(Whole.render))
    return planted


def lent_pages() -> dict[str, tuple[str, ...]]:
    """Each page that is lent a ring, and of which compartments."""
    found = {}
    for route in routes():
        keys = getattr(_view(route), "keys", ())
        if keys:
            found[route.name] = keys
    return found


@pytest.mark.parametrize("actor", ACTORS)
def test_a_template_that_prints_what_is_sealed_prints_nothing(world, undone, bug, actor):
    """On every page, at every filter, of every compartment: what this person may not open there stays shut."""
    client = client_of(world, actor, raise_request_exception=False)
    held, everything_sealed, wrong = held_by(world, actor), sealed_in(world, bug), []
    pages = lent_pages()
    for name, stage in asked(actor):
        shut = [
            each for each in everything_sealed if each.key.compartment not in pages[name] or each.key.pk not in held
        ]
        url = next(each for each in routes() if each.name == name).url(
            words(world, world.cases["filter_4" if stage == "-" else stage])
        )
        for first in one_of_each(shut):
            bug.rows, bug.log[:] = [first, *shut], []
            answer = client.get(url)
            if bug.rows:  # a document of one's own, to be saved: no template is in between
                continue
            shown = {found for text in parts(answer).values() for found in names_in(text)}
            if shown or bug.log != [f"{first.key.compartment} stays shut"]:
                wrong.append((name, stage, answer.status_code, shown, [*bug.log]))
    assert wrong == []


def test_every_page_that_is_lent_a_ring_is_opened_by_somebody():
    opened = {name for actor in ACTORS for name, _stage in asked(actor)}
    assert opened
    assert opened == set(lent_pages()) & {cell.route for cell in _shown()}


def test_the_planted_bug_does_print_what_a_page_may_show(world, undone, bug):
    """Without this a bug that never runs would print nothing."""
    one = world.cases["filter_4"].people[0]
    bug.rows = [each for each in sealed_in(world, bug) if each.key.subject_id == one.person and each.row]
    answer = client_of(world, "lead").get(f"/identity/people/{one.person}/")
    assert bug.log == ["limited opened"]
    assert answer.content.decode().count(one.name) > 1


@pytest.mark.parametrize("actor", ["own", "lead"])
def test_on_a_page_that_is_lent_no_ring_one_s_own_names_stay_shut(world, undone, bug, actor):
    held = held_by(world, actor)
    one = next(each for each in sealed_in(world, bug) if each.key.pk in held)
    for address in ("/", "/situations/", f"/situations/{world.cases['filter_4'].number}/", "/meetings/"):
        bug.rows, bug.log[:] = [one], []
        answer = client_of(world, actor, raise_request_exception=False).get(address)
        assert bug.log == [f"{one.key.compartment} stays shut"]
        assert names_in(answer.content.decode()) == set()


def sealed_in(world: World, bug: Bug) -> list[Sealed]:
    """Every data key of the city that still opens to somebody, in an order of its own."""
    with acting_as(everything(world)):
        names = {row.data_key: row for row in SealedIdentity.objects.all()}
        keys = list(DataKey.objects.filter(live=True).order_by("compartment", "pk"))
    return [Sealed(key, names.get(key.pk), bug.log) for key in keys]


def held_by(world: World, actor: str) -> set[UUID]:
    """The data keys that were given to this person or a team of theirs."""
    person = world.cast.actors[ACTORS[actor] or "outsider"]
    with acting_as(everything(world)):
        return set(WrappedKey.objects.filter(holder_id__in=person.holders).values_list("data_key_id", flat=True))


def one_of_each(shut: list[Sealed]) -> list[Sealed]:
    """One to begin with of each compartment: what follows would open if the first did not stop it."""
    return list({each.key.compartment: each for each in shut}.values())


def asked(actor: str) -> Iterator[tuple[str, str]]:
    """Pages that answer this person, each at one stage, or with CT_EVERY at all."""
    pages, known = lent_pages(), set()
    for cell in _shown():
        wanted = cell.actor == actor and cell.route in pages and cell.stage in ("-", "draft", *FILTERS)
        if wanted and (EVERY or cell.route not in known):
            known.add(cell.route)
            yield cell.route, cell.stage


@cache
def _shown() -> list[Cell]:
    return [cell for cell in cells(lines()) if (cell.method, cell.meeting, cell.status) == ("GET", "open", 200)]


def _view(route: Any) -> Any:
    known = dict.fromkeys(route.words, "0199a000-0000-7000-8000-000000000000")
    known |= {word: words for word, words in {"number": "EA-26-0001", "what": "seat"}.items() if word in known}
    return resolve(route.url(known)).func
