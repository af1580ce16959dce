"""How does somebody in a simulation try something, and what is found of it behind the scenes?"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from random import Random
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import DomainError
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.contexts import Compartment
from commontable.groundwork.keys.errors import KeyNotHeld, SealedShut
from commontable.groundwork.keys.rings import lend
from commontable.partnership.tables.models import Team
from commontable.response.interventions.naming import OfPerson
from commontable.response.situations.models import Draft, Grant, Person, Situation
from tests.cast import Cast

from .key_model import GONE, OPEN_WORK, Case, Keys, Parts
from .tries import Tries, everybody

ANYBODY = 8
"""One in so many is tried by somebody taken from everybody there is, whether they may or not."""


class Hands:
    """Somebody's hands at the city, the model beside it, and chance."""

    def __init__(self, cast: Cast, keys: Keys, tries: Tries, seed: int) -> None:
        self.cast, self.keys, self.tries = cast, deepcopy(keys), tries
        self.chance = Random(seed)
        self.left: set[UUID] = set()
        self.tables = frozenset(cast.tables.values())
        self.all = everybody(self.tables)
        self.homes = self._homes()

    tally = 0

    def does(self, actor: Actor, verb: Callable[..., Any], subject: Any, **said: Any) -> Any:
        """The verb's answer when it was done, else None."""
        try:
            with acting_as(actor), lend(Compartment, actor.holders):
                answer = verb(subject, actor=actor, **said)
        except (DomainError, SealedShut, KeyNotHeld, ObjectDoesNotExist):
            return None
        self.tally += 1
        self._stages()
        return answer if answer is not None else True

    def somebody(self, may: Callable[[Actor], object]) -> Actor:
        """Whoever may, as a rule; now and then anybody."""
        everybody = [actor for actor in self.cast.actors.values() if not self.left & actor.teams]
        able = [actor for actor in everybody if may(actor)]
        return self.chance.choice(everybody if not able or self.chance.randrange(ANYBODY) == 0 else able)

    def of_team(self, case: Case) -> Actor:
        return self.somebody(lambda actor: case.team in actor.teams)

    def chair(self, case: Case) -> Actor:
        return self.somebody(lambda actor: case.table in actor.chairs)

    def situation(self, case: Case) -> Situation:
        with acting_as(self.all):
            return Situation.objects.select_related("table").get(pk=case.pk)

    def row(self, model: Any, /, **known: Any) -> Any:
        with acting_as(self.all):
            return model.objects.filter(**known).first()

    def teams_here(self, case: Case) -> list[UUID]:
        return [team for team, table in self.homes.items() if table == case.table and team not in self.left]

    def some(self, things: Iterable[Any], most: int) -> list[Any]:
        things = sorted(things)
        return self.chance.sample(things, min(len(things), self.chance.randint(0, most)))

    def _homes(self) -> dict[UUID, UUID]:
        with acting_as(self.all):
            return dict(Team.objects.filter(is_guest=False).order_by("name").values_list("pk", "table_id"))

    def _stages(self) -> None:
        with acting_as(self.all):
            now = dict(Situation.objects.values_list("pk", "stage"))
        for pk, case in self.keys.cases.items():
            was, case.stage = case.stage, now[pk]
            if case.stage in GONE and was not in GONE:
                (self.keys.end if was in OPEN_WORK and case.stage == "transferred" else self.keys.cut)(case)

    def _grants(self, case: Case) -> list[Grant]:
        with acting_as(self.all):
            return list(Grant.objects.filter(situation=case.pk, compartment="limited").order_by("person__letter", "pk"))

    def _parts(self, case: Case) -> tuple[dict[str, Any], Parts]:
        here = self.teams_here(case)
        lead, helping = self.chance.choice(here), set(self.some(here, 2))
        alone = [] if len(case.people) < 2 else [(team, self.chance.choice(case.people)) for team in self.some(here, 2)]
        of_people = [OfPerson(team, "assisting", person) for team, person in alone]
        whole: Parts = {(team, None): "assisting" for team in {*helping, *case.joined}} | {(lead, None): "lead"}
        single: Parts = {(team, person): "assisting" for team, person in alone if (team, None) not in whole}
        return {"lead": lead, "assisting": helping, "of_people": of_people}, single | whole

    def _met(self, made: Situation, team: UUID, letters: dict[str, UUID]) -> dict[UUID, UUID]:
        """Take the situation at the other table into the model; returns each person there by the one here."""
        there = self._letters(made.pk)
        draft = self.row(Draft, situation=made.pk, team=team)
        self.keys.cases[made.pk] = Case(made.pk, made.table_id, team, tuple(there.values()), "brought", draft.pk)
        self.keys.cases[made.pk].consents = len(there) == 1
        return {old: there[letter] for letter, old in letters.items()}

    def _letters(self, situation: UUID) -> dict[str, UUID]:
        with acting_as(self.all):
            return dict(Person.objects.filter(situation=situation).order_by("letter").values_list("letter", "pk"))
