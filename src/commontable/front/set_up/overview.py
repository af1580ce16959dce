"""What stands on a table's set-up page? Its areas, teams, people and meetings, and what is still missing."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.verdict import Verdict
from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.meetings.models import Cadence
from commontable.partnership.tables.models import CoChair, Coordinator, SituationTable, TableArea, Team
from commontable.partnership.tables.rules import Term, may_end
from commontable.partnership.tables.terms import today_at

from .places import regions


@dataclass(frozen=True)
class Line:
    """One thing with its days; `kind` and `may_end` are there where it can be ended here."""

    row: Any
    words: str
    is_over: bool
    kind: str = ""
    may_end: Verdict | None = None
    note: str = ""


@dataclass
class Overview:
    """A table’s set-up page."""

    table: SituationTable
    areas: list[Line] = field(default_factory=list)
    teams: list[Any] = field(default_factory=list)
    left: list[Any] = field(default_factory=list)
    serving: list[Line] = field(default_factory=list)
    cadences: list[Line] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    region: str = ""

    @property
    def missing(self) -> list[str]:
        """What a table needs before its first meeting."""
        chairs = [line for line in self.serving if line.kind == "co-chair" and not line.is_over]
        agencies = {team.agency_id for team in self.teams if team.seated}
        wanted = (
            (self.table.is_city_wide or any(not line.is_over for line in self.areas), _("an area")),
            (len(agencies) > 1, _("teams of two agencies, with somebody in them")),
            (any(not team.agency.is_police for team in self.teams), _("an agency that is not police")),
            (bool(chairs), _("a co-chair")),
            (any(not line.is_over for line in self.cadences), _("a day on which it meets")),
        )
        return [words for there, words in wanted if not there]


def overview_of(table: SituationTable, actor: Actor) -> Overview:
    """Everything on the page, in as many queries however large the table is."""
    today = today_at(table)
    teams = list(_teams(table, today))
    return Overview(
        table,
        areas=[_line(row, row.area.name, "area", today, actor) for row in _of(TableArea, table, "area")],
        teams=[team for team in teams if not _over(team, today)],
        left=[team for team in teams if _over(team, today)],
        serving=_serving(table, today, actor),
        cadences=[_line(row, _meets(row), "cadence", today, actor) for row in Cadence.objects.filter(table=table)],
        rules=[f"{load('sectors').label(rule.sector)}: {rule.at_least}" for rule in table.quorum_rules.all()],
        region=str(dict(regions(table.holidays))[table.holidays]),
    )


def _meets(cadence: Cadence) -> str:
    said = {"day": WEEKDAYS[cadence.weekday], "time": time_format(cadence.at, _("H:i")), "weeks": cadence.every_weeks}
    if cadence.every_weeks == 1:
        return _("%(day)s, %(time)s, every week") % said
    return _("%(day)s, %(time)s, every %(weeks)s weeks") % said


def _teams(table: SituationTable, today: date):
    now = Q(seats__starts_on__lte=today) & (Q(seats__ends_on=None) | Q(seats__ends_on__gte=today))
    whole = Team.objects.filter(table=table, is_guest=False).select_related("agency", "agreement")
    return whole.annotate(seated=Count("seats", filter=now)).order_by("name")


def _of(kind: Any, table: SituationTable, *related: str):
    return kind.objects.filter(table=table).select_related(*related).order_by("ends_on", "starts_on")


def _serving(table: SituationTable, today: date, actor: Actor) -> list[Line]:
    chairs = list(_of(CoChair, table, "member__agency", "member__account"))
    coordinators = list(_of(Coordinator, table, "member__agency", "member__account"))
    lasting = sum(row.ends_on is None for row in coordinators)
    return [
        *(_line(row, row.member.name, "co-chair", today, actor, note=_("co-chair")) for row in chairs),
        *(
            _line(row, row.member.name, "coordinator", today, actor, note=_("coordinator"), is_last=lasting < 2)
            for row in coordinators
        ),
    ]


def _line(row: Any, words: str, kind: str, today: date, actor: Actor, note: str = "", is_last: bool = False) -> Line:
    over = _over(row, today)
    verdict = None if over else may_end(actor, Term(row, row.table_id, row.ends_on, is_last))
    return Line(row, words, over, kind, verdict, note)


def _over(row: Any, today: date) -> bool:
    return row.ends_on is not None and row.ends_on < today
