"""Which day is it at a table, and what holds there on it?"""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from commontable.groundwork.access.locks import take_turns
from commontable.groundwork.access.session import moment

from .models import CoChair, Coordinator, Dated, Seat, SituationTable, TableArea, Team
from .rules import KnownAgency, Standing, Term

KINDS: dict[str, type[Dated]] = {"seat": Seat, "co-chair": CoChair, "coordinator": Coordinator, "area": TableArea}
"""What a coordinator ends one by one. A team leaves in its own way: see `response/interventions/leaving.py`."""


def today_at(table: SituationTable) -> date:
    """The day it is in the table's own zone."""
    return moment().astimezone(ZoneInfo(table.time_zone)).date()


def ends_now(term: Dated, table: SituationTable) -> date:
    """The last day of what ends this minute: over on the next request, wherever the server stands."""
    return term.ended_before(min(today_at(table), timezone.localdate(moment())))


def stay_for_now(teams: Iterable[UUID]) -> None:
    """Let none of these teams leave its table before our transaction ends.

    Whoever has one of them leave waits for us, and sees what it has in hand by then; or we wait, and see that it left.
    """
    for team in sorted(teams):
        take_turns("leave_table", team)


def has_left(team: Team) -> bool:
    """Whether this team does not sit at its table today; if it does, it stays until our transaction ends."""
    stay_for_now([team.pk])
    return not Team.objects.on(timezone.localdate(moment())).filter(pk=team.pk).exists()


def term_of(row: Dated) -> Term:
    """A row with its table, and whether it is the last coordinator's."""
    table = row.team.table_id if isinstance(row, Seat) else row.table_id  # type: ignore[attr-defined]  # KINDS have one
    return Term(row, table, row.ends_on, isinstance(row, Coordinator) and not _other_coordinator(row))


def _other_coordinator(row: Coordinator) -> bool:
    others = Coordinator.objects.on(timezone.localdate(moment())).filter(table=row.table_id, ends_on=None)
    return others.exclude(pk=row.pk).exists()


def known(agency) -> KnownAgency:
    """The agency with the tables where it has teams that have not left."""
    here = Team.objects.filter(agency=agency, ends_on=None) | Team.objects.filter(
        agency=agency, ends_on__gte=timezone.localdate(moment()) - timedelta(days=1)
    )
    return KnownAgency(agency, frozenset(here.values_list("table_id", flat=True)))


def standing(member) -> Standing:
    """The member with every table where they have a place that is not over."""
    day = timezone.localdate(moment()) - timedelta(days=1)
    seats = Seat.objects.filter(member=member).select_related("team")
    tables: set[UUID | None] = {seat.team.table_id for seat in seats if _lasts(seat, day) and _lasts(seat.team, day)}
    for kind in (CoChair, Coordinator):
        tables |= {row.table_id for row in kind.objects.filter(member=member) if _lasts(row, day)}
    return Standing(member, member.account_id is not None, frozenset(table for table in tables if table))


def _lasts(row: Dated, day: date) -> bool:
    return row.ends_on is None or row.ends_on > day
