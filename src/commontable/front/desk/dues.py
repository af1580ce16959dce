"""What is due from our teams? Every open intervention in which we have a part, with its clock, in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import Verdict
from commontable.kept import kept
from commontable.response.closing.models import Mobilisation
from commontable.response.closing.rules import may_report
from commontable.response.interventions.clock import Clock, clock_of
from commontable.response.interventions.models import Attempt, Part, Role
from commontable.response.interventions.rules import Parts, may_record_attempt
from commontable.response.situations.models import Person, Situation
from commontable.response.situations.stages import OPEN_WORK

from .subject_words import subject_of
from .wording import day

ATTEMPT, CONTACT, SERVICE = "attempt", "contact", "service"


@dataclass(frozen=True)
class Due:
    """One intervention of ours: our part, its clock, and the one thing to do next with its verdict."""

    situation: Situation
    subject: str
    leads: bool
    clock: Clock
    has_service: bool
    last_at: datetime | None
    next_act: str
    verdict: Verdict
    days_open: int

    @property
    def is_settled(self) -> bool:
        """Whether nothing presses: the person was reached and a service named."""
        return self.clock.contact is not None and self.has_service

    @property
    def detail(self) -> str:
        """What the clock's own words leave out."""
        if self.clock.contact is not None:
            return _("services still to name")
        return self.clock.detail

    @property
    def last_on_record(self) -> str:
        """What was done last, for the table."""
        if self.last_at is None:
            return _("Nothing yet")
        last = {"day": day(self.last_at), "count": len(self.clock.attempts)}
        if self.clock.contact is None:
            return _("Not reached; last tried %(day)s") % last
        return (_("Reached; a service named, %(day)s") if self.has_service else _("Reached, %(day)s")) % last


def dues(actor: Actor, now: datetime) -> list[Due]:
    """Our open interventions, those not reached first, then the earliest due. Where two of our teams have a part, the lead's counts."""
    roles = sorted(_roles(actor.teams), key=lambda role: role.part != Part.LEAD)
    first = {role.situation_id: role for role in reversed(roles)}
    return sorted(
        (_due(actor, role, now) for role in first.values()),
        key=lambda due: (due.clock.contact is not None, due.clock.due),
    )


@kept
def _roles(teams: Iterable[UUID]) -> QuerySet[Any]:
    people = Person.objects.filter(situation=OuterRef("situation")).order_by("letter")
    tries = Attempt.objects.standing().filter(situation=OuterRef("situation")).order_by("at")
    services = Mobilisation.objects.filter(situation=OuterRef("situation")).order_by()
    open_roles = Role.objects.filter(team__in=teams, ends_at=None, situation__stage__in=OPEN_WORK)
    return open_roles.select_related("situation__table").annotate(
        bands=ArraySubquery(people.values("age_band")),
        missed=ArraySubquery(tries.filter(reached=False).values("at")),
        reached=ArraySubquery(tries.filter(reached=True).values("at")),
        # one probe a row: an Exists here may be hashed over every service there is
        a_service=Subquery(services.values("pk")[:1]),
    )


def _due(actor: Actor, role: Any, now: datetime) -> Due:
    situation, leads = role.situation, role.part == Part.LEAD
    clock: Any = clock_of(situation, [*((at, False) for at in role.missed), *((at, True) for at in role.reached)], now)
    act = _next_act(leads, clock)
    parts = Parts(situation, role.team_id if leads else None, frozenset() if leads else frozenset({role.team_id}))
    return Due(
        situation=situation,
        subject=subject_of(situation, role.bands),
        leads=leads,
        clock=clock,
        has_service=role.a_service is not None,
        last_at=max([*role.missed, *role.reached], default=None),
        next_act=act,
        verdict=(may_report if act == SERVICE else may_record_attempt)(actor, parts),
        days_open=(now - situation.decided_at).days,
    )


def _next_act(leads: bool, clock: Clock) -> str:
    if clock.contact is not None:
        return SERVICE
    if not leads:
        return ATTEMPT
    return CONTACT if clock.attempts and not clock.is_late else ATTEMPT
