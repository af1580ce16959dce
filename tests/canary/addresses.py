"""Where does a walk go? To every page that shows its person anything, every time; of what refuses, to a share a day.

The written matrix says which pages are shown to whom. What refuses is the same page with another address, which the
matrix's own test holds it to; so of those a walk takes a few, other ones each day, until all were asked.
"""

import os
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any

from django.utils import timezone

from tests.matrix.asking import ACTORS, words
from tests.matrix.reading import lines
from tests.routes import Route, routes
from tests.world import Case, World

from .who_sees import EVERYBODY, stage_of

EVERY = os.environ.get("CT_EVERY", "")
OF_REFUSED = {"": 72, "1": 18}.get(EVERY, 1)
"""One in so many of the addresses that refuse is asked in one walk."""
OF_FORMS = {"": 4, "1": 1}.get(EVERY, 0)
"""One route in so many is sent an empty form, of one case; none for all routes and all cases."""
PLAYS = {name: actor for actor, name in ACTORS.items()} | {"odile": "lead", "piet": "assist"}
IN_THE_WEST = {"hugo": "own", "odile": "lead", "piet": "assist", "wilma": "chair"}
"""Which kind of person of the matrix each one is: in the East, and in the West of those who sit there."""
ASKED_ALSO = {
    "identity:draft_person": ("?show=1",),
    "identity:own_section": ("?read=1",),
    "identity:words": ("?show=1",),
    "desk:meeting": ("?item={number}",),
    "desk:situations": ("?stage=rejected", "?stage=closed&whose=ours", "?number={number}", "?before={number}"),
    "situations:draft": ("?search-risk_factors=a",),
}


def shown_to(world: World, name: str, closed: bool) -> list[str]:
    """The addresses that answer this person with a page, as the matrix is written; each once."""
    shown = _shown(closed)
    found = []
    for route in routes():
        for case in _cases(world, route):
            west = case.crew.table == "WE"
            actor = IN_THE_WEST.get(name) if west else None if name in ("odile", "piet") else PLAYS[name]
            stages = {stage_of(case), "-"} if case.label in world.cases else {"-"}
            if actor and any((route.name, stage, actor) in shown for stage in stages):
                found += _asked(route, words(world, case))
    return list(dict.fromkeys(found))


def refusing(world: World, name: str, closed: bool, shown: list[str]) -> list[str]:
    """Of all other addresses this day's share; people and meetings take turns."""
    every = (_asked(route, words(world, case)) for route in _readable() for case in _cases(world, route))
    left = [each for each in dict.fromkeys(chain.from_iterable(every)) if each not in set(shown)]
    return left[(_turn(name) * 7 + closed * 5) % OF_REFUSED :: OF_REFUSED]


def forms(world: World, name: str) -> Iterator[tuple[Route, Case]]:
    """The routes an empty form is sent to, and the case it speaks of: another one each day and for each person."""
    cases, turn = list(world.cases.values()), _turn(name)
    for place, route in enumerate(routes()):
        if not OF_FORMS:
            yield from ((route, case) for case in cases)
        elif (place + turn) % OF_FORMS == 0:
            yield route, cases[(place * 5 + turn) % len(cases)]


def _turn(name: str) -> int:
    return EVERYBODY.index(name) + timezone.now().toordinal()


def _cases(world: World, route: Route) -> list[Case]:
    if set(route.words) - {"table", "meeting"}:
        return list(world.cases.values())
    return [world.cases["filter_4"], world.cases["west_filter_4"]]


@cache
def _shown(closed: bool) -> frozenset[tuple[str, str, str]]:
    """Route, stage and kind of person for whom it answers 200; after the meeting, where that has lines of its own."""
    said: dict[tuple[str, str, str], int] = {}
    for meeting in ("open", "closed")[: 1 + closed]:
        for line in lines():
            if line.meeting == meeting and line.method == "GET":
                said |= {
                    (line.route, stage, actor): code for stage in line.stages for actor, code in line.answers.items()
                }
    return frozenset(key for key, code in said.items() if code == 200)


@cache
def _readable() -> tuple[Route, ...]:
    """The routes with anything to read; one of which the matrix says nothing yet is taken to have."""
    codes: dict[str, set[int]] = {}
    for line in lines():
        if line.method == "GET":
            codes.setdefault(line.route, set()).update(line.answers.values())
    return tuple(each for each in routes() if EVERY == "2" or 200 in codes.get(each.name, {200}))


def _asked(route: Route, known: dict[str, Any]) -> Iterator[str]:
    url = route.url(known)
    yield url
    for query in ASKED_ALSO.get(route.name, ()):
        yield url + query.format(**known)
