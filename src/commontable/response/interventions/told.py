"""Whom does an alert of each level reach? The members who lead, their supervisor, the table's co-chairs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import CoChair, Seat, Team
from commontable.response.situations.models import Recusal, Situation
from commontable.response.situations.stages import OPEN_WORK

from .alarms import Waits, Wanted, wanted
from .models import Alert, AlertKind, Attempt, Level, Part, Role


@dataclass(frozen=True)
class Alarm:
    """What is to be said of a clock now: of which lead, what is wanted and whom it reaches, what stands of it, and
    which alerts hold no more."""

    situation: Situation
    lead: UUID | None = None
    wanted: tuple[Wanted, ...] = ()
    standing: frozenset[Wanted] = frozenset()
    stale: tuple[UUID, ...] = ()
    recipients: dict[Level, frozenset[UUID]] = field(default_factory=dict)

    @property
    def lacking(self) -> list[Wanted]:
        """What is to be said and was not yet."""
        return [each for each in self.wanted if each not in self.standing]


def alarm_of(situation: Situation, now: datetime) -> Alarm:
    """What is to be said of this clock now, as the system of its table sees it."""
    roles = list(Role.objects.filter(situation=situation, ends_at=None, part__in=[Part.LEAD, Part.CO_LEAD]))
    lead = next((role for role in roles if role.part == Part.LEAD), None)
    recipients = _recipients(situation, roles, timezone.localdate(now))
    say = _wanted(situation, lead, recipients, now) if lead else []
    made = list(Alert.objects.filter(situation=situation, settled_at=None))
    holding = [alert for alert in made if lead and alert.team_id == lead.team_id and (alert.kind, alert.level) in say]
    return Alarm(
        situation,
        lead.team_id if lead else None,
        tuple(say),
        frozenset((AlertKind(alert.kind), Level(alert.level)) for alert in holding),
        tuple(alert.pk for alert in made if alert not in holding),
        recipients,
    )


def _wanted(situation: Situation, lead: Role, recipients: dict[Level, frozenset[UUID]], now: datetime) -> list[Wanted]:
    if situation.stage not in OPEN_WORK:
        return []
    tries = set(Attempt.objects.standing().filter(situation=situation).values_list("reached", flat=True))
    if True in tries:
        return []
    silent = frozenset(level for level in Level if not recipients[level])
    return wanted(*situation.clock, lead.starts_at, is_tried=bool(tries), waits=_waits(situation, silent), now=now)


def _waits(situation: Situation, silent: frozenset[Level]) -> Waits:
    table = situation.table
    supervisor, co_chairs = (timedelta(hours=h) for h in (table.supervisor_after_hours, table.chairs_after_hours))
    return Waits(supervisor, co_chairs, silent)


def _recipients(situation: Situation, roles: Iterable[Role], today: date) -> dict[Level, frozenset[UUID]]:
    teams = [role.team_id for role in roles]
    seats = Seat.objects.on(today).filter(team__in=teams)
    supervisors = Team.objects.filter(pk__in=teams, supervisor__isnull=False)
    chairs = CoChair.objects.on(today).filter(table=situation.table_id)
    return {
        Level.LEAD: with_an_account(situation, seats.values_list("member", flat=True)),
        Level.SUPERVISOR: with_an_account(situation, supervisors.values_list("supervisor", flat=True)),
        Level.CO_CHAIRS: with_an_account(situation, chairs.values_list("member", flat=True)),
    }


def with_an_account(situation: Situation, members: Iterable[UUID]) -> frozenset[UUID]:
    """Those of them who can sign in, and have not stepped out of this situation."""
    recused = Recusal.objects.filter(situation=situation, member=OuterRef("pk"))
    found = Member.objects.filter(~Exists(recused), pk__in=list(members), account__is_active=True)
    return frozenset(found.values_list("pk", flat=True))
