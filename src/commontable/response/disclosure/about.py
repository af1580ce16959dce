"""What is on record of these people: their consent, or the reason without it? Read for many at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from commontable.groundwork.access.actions import GONE, permitted
from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.errors import Invalid, Refused
from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import as_system, catch_up, moment
from commontable.kept import kept
from commontable.partnership.tables.models import Team
from commontable.response.situations.models import Compartment, Grant, Person, Situation

from .basis import Basis, Told, may_be_told_of
from .models import Agreeing, Consent, Necessity


@dataclass(frozen=True, slots=True)
class About:
    """One person of a situation, who may be told of them now, and what is on record of their consent."""

    person: Person
    situation: Situation
    holders: frozenset[UUID]
    basis: Basis

    @property
    def pk(self) -> UUID:
        return self.person.pk

    @property
    def parties(self) -> frozenset[UUID]:
        """The team that brought them, and those authorised to be told of them."""
        return self.holders | ({self.situation.originating_team_id} if self.situation.originating_team_id else set())

    def acting_for(self, teams: Collection[UUID]) -> UUID | None:
        """For which of these teams a member acts: the one that brought it first."""
        mine = self.parties & set(teams)
        origin = self.situation.originating_team_id
        return origin if origin in mine else min(mine, default=None)

    def ledger_place(self) -> dict[str, Any]:
        return self.situation.ledger_place()


def about(person: Person) -> About:
    """Everything a rule asks about this person, with their situation at hand; four queries."""
    situation = person.situation
    now = moment()
    grants = Grant.objects.filter(person=person, compartment=Compartment.LIMITED, starts_at__lte=now)
    held = frozenset(g.team_id for g in grants if g.ends_at is None or g.ends_at > now)
    return About(person, situation, held, bases([(person.pk, situation)])[person.pk])


def in_turn(seen: About) -> About:
    """The same person as they stand once it is our turn, their situation locked before. Raises Refused if they are gone.

    Whoever records, withdraws or agrees waits for who does so now, or tells of them, and sees what they did.
    """
    with as_system(seen.situation.table_id):
        here = Situation.objects.filter(pk=seen.situation.pk)
        list(here.select_for_update(of=("self",), no_key=True))
    take_consents_turn(seen.pk)
    person = Person.objects.filter(pk=seen.pk).select_related("situation__table").first()
    if person is None:
        raise Refused(GONE)
    return about(person)


def take_consents_turn(person: UUID) -> None:
    """Wait until nobody else changes what this person agreed to, or tells of them; what they did lies before us then."""
    take_turns("consent", person)
    catch_up()


def bases(people: Iterable[tuple[UUID, Situation]]) -> dict[UUID, Basis]:
    """The basis of each person, as their table has it; four queries, however many there are."""
    of = dict(people)
    with as_system(*{situation.table_id for situation in of.values()}):
        consents, necessities = _by_person(_consents(list(of))), _by_person(_necessities(list(of)))
        agreed = _agreed([each.pk for rows in necessities.values() for each in rows])
        alone = _alone(of)
    return {
        person: Basis(
            tuple(consents[person]),
            next(iter(necessities[person]), None),
            next((agreed[each.pk] for each in necessities[person]), ()),
            situation.consent if person in alone else "",
        )
        for person, situation in of.items()
    }


def told(team: Team, basis: Basis, kinds: Iterable[str] = ()) -> Told:
    """What the rule asks of telling this team, whose agency is at hand."""
    agency = team.agency
    return Told(basis, agency.pk, agency.is_police, timezone.localdate(moment()), frozenset(kinds))


def told_of(grant: Grant, situation: Situation, team: Team, kinds: Iterable[str]) -> Told:
    """What the rule asks of this one release."""
    person = cast(UUID, grant.person_id)
    return told(team, bases([(person, situation)])[person], kinds)


def may_go(told: Told, actor: Actor, authority: str) -> None:
    """Raises Refused where no consent and no ground lets this be told, Invalid where it rests on something else by now."""
    permitted(may_be_told_of, actor, told)
    if authority != told.basis.authority_for(told):
        raise Invalid(_("What this rests on has changed. Look at it again before you release it."))


@kept
def _consents(people: Collection[UUID]) -> QuerySet[Consent]:
    return Consent.objects.filter(person__in=people).order_by("at", "pk")


@kept
def _necessities(people: Collection[UUID]) -> QuerySet[Necessity]:
    return Necessity.objects.filter(ended_at=None, person__in=people).order_by("at", "pk")


def _by_person(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found


def _agreed(necessities: list[UUID]) -> dict[UUID, tuple[tuple[UUID, bool], ...]]:
    found: dict[UUID, tuple[tuple[UUID, bool], ...]] = defaultdict(tuple)
    for necessity, agency, police in _agreeing(necessities):
        found[necessity] += ((agency, police),)
    return found


@kept
def _agreeing(necessities: Collection[UUID]) -> QuerySet[Any, Any]:
    agreeing = Agreeing.objects.filter(necessity__in=necessities)
    return agreeing.values_list("necessity", "team__agency", "team__agency__is_police")


def _alone(of: dict[UUID, Situation]) -> set[UUID]:
    """Those of them whose situation is of nobody else: what was asked of the whole was asked of them."""
    people: dict[UUID, set[UUID]] = defaultdict(set)
    for situation, person in _people({situation.pk for situation in of.values()}):
        people[situation].add(person)
    return {person for person, situation in of.items() if people[situation.pk] == {person}}


@kept
def _people(situations: Collection[UUID]) -> QuerySet[Any, Any]:
    return Person.objects.filter(situation__in=situations).values_list("situation", "pk")
