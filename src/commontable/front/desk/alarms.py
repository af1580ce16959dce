"""Which clocks was this person told of? What runs out, who leads, whom to call, and who else was told when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.kept import kept
from commontable.response.interventions.models import Alert, AlertKind, Level, Notice
from commontable.response.interventions.noticed import unread
from commontable.response.situations.models import Situation

from .wording import day_and_hour


@dataclass(frozen=True)
class Alarm:
    """One notice. `number` is empty where this person may not read the situation: a supervisor without a seat."""

    notice: UUID
    number: str
    table: str
    lead: str
    call: str
    due: datetime | None
    is_late: bool
    told: str

    @property
    def words(self) -> str:
        """ "First contact was due Fri 27 Nov 15:40." """
        if self.due is None:
            return (
                _("First contact is overdue.") if self.is_late else _("First contact is due soon, and nothing tried.")
            )
        when = {"when": day_and_hour(self.due)}
        if self.is_late:
            return _("First contact was due %(when)s.") % when
        return _("First contact is due %(when)s, and nothing was tried.") % when


def alarms(actor: Actor) -> list[Alarm]:
    """The unread notices of this person, three queries at most."""
    mine = _mine(actor.member)
    if not mine:
        return []
    seen = Situation.objects.in_bulk([notice.situation_id for notice in mine])
    told = _told([notice.situation_id for notice in mine])
    return [_alarm(notice, seen.get(notice.situation_id), told[notice.situation_id]) for notice in mine]


@kept
def _mine(member: UUID | None) -> QuerySet[Notice]:
    return unread(member).select_related("alert__team", "table")


def _alarm(notice: Notice, situation: Situation | None, told: list[str]) -> Alarm:
    team = notice.alert.team
    return Alarm(
        notice=notice.pk,
        number=situation.number if situation else "",
        table=notice.table.name,
        lead=team.name,
        call=team.out_of_hours,
        due=situation.due_at if situation else None,
        is_late=notice.alert.kind == AlertKind.OVERDUE,
        told=", ".join(told),
    )


def _told(situations: Iterable[UUID]) -> dict[UUID, list[str]]:
    """ "the lead Fri 15:40": each level once, when it was told, as far as this person may know."""
    found: dict[UUID, list[str]] = defaultdict(list)
    held = Alert.objects.filter(situation__in=list(situations), settled_at=None)
    for alert in held.order_by("at"):
        words = f"{Level(alert.level).label} {day_and_hour(alert.at)}"
        found[alert.situation_id].append(words)
    return found
