"""Who can act in a story told through the real actions? The people of a set-up, as actors."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from commontable.front.site.actors import actor_of_account
from commontable.groundwork.access.actor import Actor, operator
from commontable.groundwork.access.session import acting_as
from commontable.groundwork.keys.rings import lend
from commontable.partnership.agencies.models import Member
from commontable.partnership.tables.models import Area, SituationTable, Team


@dataclass(frozen=True)
class Players:
    """Actors by the first word of their address, teams as "code/name", tables by code, areas by name."""

    actors: dict[str, Actor]
    teams: dict[str, UUID]
    tables: dict[str, UUID]
    areas: dict[str, UUID]

    def team_of(self, who: str, table: str) -> UUID:
        """The team this person serves at a table. Raises LookupError when there is none."""
        seat = self.actors[who].seat_at(self.tables[table])
        if seat is None:
            raise LookupError(f"{who} has no seat at {table}.")
        return seat.team

    @contextmanager
    def acting(self, who: str, *, now: datetime | None = None) -> Iterator[Actor]:
        """One transaction as this person, lent the keys that their own pages would be."""
        actor = self.actors[who]
        with acting_as(actor, now=now), lend(("limited",), actor.teams):
            yield actor


def gather() -> Players:
    """Everybody of the set-up, read as the operator."""
    with acting_as(operator()):
        addresses = dict(Member.objects.exclude(account=None).values_list("account__email", "account"))
        teams = {f"{team.table.code}/{team.name}": team.pk for team in Team.objects.select_related("table")}
        tables = dict(SituationTable.objects.values_list("code", "pk"))
        areas = dict(Area.objects.values_list("name", "pk"))
    actors = {email.split("@")[0]: actor_of_account(account) for email, account in addresses.items()}
    return Players(actors, teams, tables, areas)
