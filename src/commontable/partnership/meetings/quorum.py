"""Are enough in the room to decide? So many teams, and so many of a sector, as the table sets it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from commontable.groundwork.vocabulary.lists import load
from commontable.kept import kept
from commontable.partnership.tables.models import QuorumRule

from .models import Meeting, MeetingKind


@dataclass(frozen=True, slots=True)
class Quorum:
    """What the table asks, and the sector of each team in the room, one for one."""

    teams: int = 0
    sectors: tuple[tuple[str, int], ...] = ()
    present: tuple[str, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether the table asks for anybody at all."""
        return bool(self.teams or self.sectors)

    @property
    def is_met(self) -> bool:
        return not self.missing

    @property
    def missing(self) -> list[str]:
        """In words, what is missing: teams, then each sector."""
        here = Counter(self.present)
        short = [(code, at_least - here[code]) for code, at_least in self.sectors if at_least > here[code]]
        teams = self.teams - len(self.present)
        return ([_teams_short(teams)] if teams > 0 else []) + [_sector_short(code, n) for code, n in short]


NONE_ASKED = Quorum()


def quorum_of(meeting: Meeting, present: Iterable[str]) -> Quorum:
    """The quorum of a meeting whose table is at hand; one query. An emergency call needs none."""
    if meeting.kind == MeetingKind.CALL:
        return Quorum(present=tuple(present))
    return Quorum(meeting.table.quorum_teams, tuple(_rules(meeting.table_id)), tuple(present))


@kept
def _rules(table: UUID) -> QuerySet[Any, Any]:
    return QuorumRule.objects.filter(table=table).values_list("sector", "at_least")


def _teams_short(n: int) -> str:
    return ngettext("%(n)s more team is missing", "%(n)s more teams are missing", n) % {"n": n}


def _sector_short(code: str, n: int) -> str:
    sector = load("sectors").label(code)
    if n == 1:
        return _("a team of %(sector)s is missing") % {"sector": sector}
    return _("%(n)s teams of %(sector)s are missing") % {"n": n, "sector": sector}
