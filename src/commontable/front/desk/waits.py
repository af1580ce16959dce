"""What was said at the table and waits for us? Walk-ons without an identity, parts recorded on a team's behalf."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.groundwork.access.actor import Actor
from commontable.kept import kept
from commontable.response.identity.walk_ons import WaitingWalkOn, waiting_walk_ons
from commontable.response.interventions.models import Part, Role
from commontable.response.situations.stages import OPEN_WORK

from .subject_words import subject_of
from .wording import day_and_hour


@dataclass(frozen=True)
class WalkOnLine:
    """One walk-on of our team, and what it waits for in words."""

    waiting: WaitingWalkOn

    @property
    def subject(self) -> str:
        return subject_of(self.waiting.situation, self.waiting.bands)

    @property
    def detail(self) -> str:
        asked = [_("duty to report not said")] if self.waiting.asks_duty else []
        unnamed = ngettext("%(count)d person not named", "%(count)d people not named", self.waiting.unnamed)
        return " · ".join([*asked, *([unnamed % {"count": self.waiting.unnamed}] if self.waiting.unnamed else [])])


@dataclass(frozen=True)
class PartLine:
    """One part recorded on a team's behalf; `ours` when we are that team, else we confirm it after asking them."""

    role: Role
    ours: bool

    @property
    def words(self) -> str:
        words = _("%(team)s will lead") if self.role.part == Part.LEAD else _("%(team)s will assist")
        return words % {"team": self.role.team.name}

    @property
    def detail(self) -> str:
        return _("said by %(name)s, %(when)s") % {
            "name": self.role.said_by,
            "when": day_and_hour(self.role.starts_at),
        }


def waits_of(actor: Actor) -> dict[str, Any]:
    """Both lists, each oldest first; three queries at most."""
    return {
        "walk_ons": [WalkOnLine(each) for each in waiting_walk_ons(actor)],
        "to_confirm": [PartLine(role, role.team_id in actor.teams) for role in _unconfirmed(actor)],
    }


def _unconfirmed(actor: Actor) -> Iterable[Role]:
    return _unsaid(actor.teams, actor.coordinates) if actor.teams or actor.coordinates else ()


@kept
def _unsaid(teams: Iterable[UUID], coordinated: Iterable[UUID]) -> QuerySet[Role]:
    mine = Q(team__in=teams) | Q(situation__table__in=coordinated)
    open_now = Role.objects.filter(mine, ends_at=None, confirmed_at=None, situation__stage__in=OPEN_WORK)
    waiting = open_now.exclude(recorded_by=None)
    return waiting.select_related("situation", "team").order_by("starts_at")
