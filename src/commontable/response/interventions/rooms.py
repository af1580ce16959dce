"""Who is in the room of this intervention?"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.design.bands import Band, the_few
from commontable.partnership.tables.models import SituationTable, Team

from .rules import Parts


def room_of(parts: Parts, table: SituationTable, names: dict[UUID, str]) -> Band:
    """The band of the few; `names` are the teams now at the table, by identifier."""
    here = [name for team, name in names.items() if team in parts.teams]
    return the_few(parts.situation.number, table.name, here, others=max(len(names) - len(here), 0))


def teams_at(table: UUID, today: date, guests: Iterable[UUID] = ()) -> dict[UUID, str]:
    """The teams that sit at the table on that day, and its guests in a situation, by identifier, in order of name."""
    seated = Team.objects.on(today).filter(table=table)
    return dict((seated | Team.objects.filter(pk__in=list(guests))).values_list("pk", "name"))


def others_of(parts: Parts, actor: Actor, names: dict[UUID, str]) -> list[tuple[UUID, str]]:
    """The teams for which a team that leads may write down what they did; none where this person does not lead."""
    if not parts.leading & actor.teams:
        return []
    return [(team, name) for team, name in names.items() if team in parts.teams - {parts.acting_for(actor)}]
