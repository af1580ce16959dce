"""How is access opened and ended? Called inside actions alone; policies and keys read the result."""

from collections.abc import Collection, Iterable
from uuid import UUID

from commontable.groundwork.access.session import moment

from .models import Compartment, Grant, Person, Situation


def open_record(situations: Iterable[Situation], teams: Collection[UUID], why: str) -> None:
    """Let these teams read the table's record of these situations, from now on. Opening twice changes nothing."""
    now = moment()
    Grant.objects.bulk_create(
        [
            Grant(
                situation=situation,
                table_id=situation.table_id,
                compartment=Compartment.RECORD,
                team_id=team,
                why=why,
                starts_at=now,
            )
            for situation in situations
            for team in teams
        ],
        ignore_conflicts=True,
    )


def authorise_identity(situation: Situation, people: Iterable[Person], teams: Iterable[UUID], why: str) -> None:
    """The table authorises: these teams may be given each person's limited identity by the originating team."""
    now = moment()
    Grant.objects.bulk_create(
        [
            Grant(
                situation=situation,
                table_id=situation.table_id,
                compartment=Compartment.LIMITED,
                person=person,
                team_id=team,
                owner_team_id=situation.originating_team_id,
                why=why,
                starts_at=now,
            )
            for person in people
            for team in teams
            if team != situation.originating_team_id
        ],
        ignore_conflicts=True,
    )


def end(grants) -> int:
    """End these open grants now; returns how many."""
    return grants.filter(ends_at=None).update(ends_at=moment())
