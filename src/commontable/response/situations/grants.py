"""How is access opened and ended? Called inside actions alone; policies and keys read the result."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID

from commontable.groundwork.access.session import moment

from .models import Compartment, Grant, Person, Situation

HEARS = "hears"
"""Why a team may be given limited identity at filter 3: for a while, until it has said whether it is involved."""


def open_record(situations: Iterable[Situation], teams: Collection[UUID], why: str) -> None:
    """Let these teams read the table's record of these situations, from now on. Opening twice changes nothing."""
    now = moment()
    Grant.objects.bulk_create(
        [
            Grant(
                situation=situation,
                **situation.in_the_list,
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
                **situation.in_the_list,
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


def open_plan(situation: Situation, teams: Iterable[UUID]) -> None:
    """Let these teams be given the key to the plan in words, from now on."""
    _open_whole(situation, Compartment.PLAN, teams, "part")


def let_lead_know(situation: Situation, lead: UUID) -> None:
    """Who leads reads which teams said that they are involved; whoever led before reads it no more."""
    before = Grant.objects.filter(situation=situation, compartment=Compartment.ANSWERS)
    end(before.exclude(team=lead))
    _open_whole(situation, Compartment.ANSWERS, [lead], "lead")


def let_hear(situation: Situation, people: Iterable[Person], teams: Iterable[UUID], until: datetime) -> None:
    """Filter 3: these teams may be given these people's limited identity by the originating team, until then at most."""
    now, people = moment(), list(people)
    held = Grant.objects.open_now().filter(situation=situation, compartment=Compartment.LIMITED)
    already = set(held.values_list("person_id", "team_id"))
    Grant.objects.bulk_create(
        [
            Grant(
                situation=situation,
                **situation.in_the_list,
                compartment=Compartment.LIMITED,
                person=person,
                team_id=team,
                owner_team_id=situation.originating_team_id,
                why=HEARS,
                starts_at=now,
                ends_at=until,
            )
            for person in people
            for team in teams
            if team != situation.originating_team_id and (person.pk, team) not in already
        ]
    )


def end(grants) -> int:
    """End these open grants now; returns how many. One that has its end ahead of it ends now as well."""
    return grants.open_now().update(ends_at=moment())


def run_out(situation: Situation) -> None:
    """The situation is closed: what was opened of names, plan and answers runs out when it can be opened again no more."""
    until = moment() + timedelta(days=situation.table.reopen_days)
    _beyond_the_record(situation).filter(ends_at=None).update(ends_at=until)


def run_on(situation: Situation) -> None:
    """The situation was opened again in time: what would have run out does not."""
    _beyond_the_record(situation).open_now().update(ends_at=None)


def _beyond_the_record(situation: Situation):
    return Grant.objects.filter(situation=situation).exclude(compartment=Compartment.RECORD).exclude(why=HEARS)


def _open_whole(situation: Situation, compartment: Compartment, teams: Iterable[UUID], why: str) -> None:
    now = moment()
    Grant.objects.bulk_create(
        [
            Grant(
                situation=situation,
                **situation.in_the_list,
                compartment=compartment,
                team_id=team,
                why=why,
                starts_at=now,
            )
            for team in teams
        ],
        ignore_conflicts=True,
    )
