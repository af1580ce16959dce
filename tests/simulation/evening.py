"""Where does every simulation start? Two tables in the middle of an evening, with somebody at each filter."""

import os
from collections.abc import Iterable

from django.db import transaction

from commontable.groundwork.access.session import acting_as, moment
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Person, Situation
from commontable.response.situations.tests import factories as made
from tests.cast import Cast

from .key_model import LIMITED, Case, Keys
from .playing import Simulation
from .tries import Tries, everybody

EVERY = os.environ.get("CT_EVERY", "")
STEPS = 10


def start(cast: Cast) -> Keys:
    """Somebody brought, two at filter 3, one with teams named at each table; all sealed, nothing released."""
    keys = Keys(bound=_bound(cast))
    family = (made.person("from_30_to_39", gender="female"), made.person("from_6_to_11"))
    of_family = {"kind": "family", "people": family, "duty_to_report": "made"}
    _known(cast, keys, made.accepted(cast, **of_family), "Hospital East")
    named = _known(cast, keys, made.at_filter_4(cast), "Hospital East")
    keys.name(named, {(cast.teams["Housing East"], None): "lead", (cast.teams["Police East"], None): "assisting"})
    _known(cast, keys, made.accepted(cast, "Housing East"), "Housing East")
    waiting = made.brought(cast, "School East")
    made.meeting_of(cast, waiting)
    _known(cast, keys, waiting, "School East")
    west = {"lead": "Housing West", "assisting": ("Police West",)}
    there = _known(cast, keys, made.at_filter_4(cast, "Hospital West", **west), "Hospital West")
    keys.name(there, {(cast.teams["Housing West"], None): "lead", (cast.teams["Police West"], None): "assisting"})
    return keys


def play(cast: Cast, keys: Keys, tries: Tries, seeds: Iterable[int]) -> list[str]:
    """Play these evenings, each undone at its end; returns everything that was done in them."""
    done = []
    for seed in seeds:
        with transaction.atomic():
            try:
                done += Simulation(cast, keys, tries, seed).play(STEPS)
            except AssertionError as wrong:
                raise AssertionError(f"simulation {seed}: {wrong}") from wrong
            transaction.set_rollback(True)
    return done


def seeds(half: int) -> range:
    """A thousand evenings in two halves, one for each worker; other runs play a few of them."""
    return range(half, 1000, 2) if EVERY else range(half, 30, 2)


def _known(cast: Cast, keys: Keys, situation: Situation, team: str) -> Case:
    made.seal_all(cast, situation, team)
    draft = made.draft_of(cast, situation, team)
    with acting_as(everybody(frozenset(cast.tables.values()))):
        people = tuple(Person.objects.filter(situation=situation).order_by("letter").values_list("pk", flat=True))
        stage = Situation.objects.values_list("stage", flat=True).get(pk=situation.pk)
    case = Case(situation.pk, situation.table_id, cast.teams[team], people, stage, draft.pk)
    for person in people:
        keys.seal(case.team, LIMITED, person)
    keys.cases[case.pk] = case
    return case


def _bound(cast: Cast) -> set:
    today = moment().date()
    with acting_as(everybody(frozenset(cast.tables.values()))):
        teams = list(Team.objects.select_related("agreement"))
    return {team.pk for team in teams if team.agreement and team.agreement.in_force(today)}
