"""What does the situation file hold for this person? As many queries whatever the number of rows."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from commontable.groundwork.access.actor import Actor
from commontable.groundwork.access.models import Model
from commontable.groundwork.vocabulary.lists import load
from commontable.kept import kept
from commontable.partnership.meetings.models import Meeting
from commontable.partnership.tables.models import Team
from commontable.response.closing.emergencies import SERVICES
from commontable.response.closing.models import BarrierMet, Mobilisation, Report
from commontable.response.disclosure.models import Disclosure, Mode, Telling
from commontable.response.disclosure.waiting import Waiting, unreleased, waiting
from commontable.response.filters.models import Decision
from commontable.response.interventions.models import Attempt, Part, Role
from commontable.response.interventions.parts import parts_from
from commontable.response.interventions.rules import Parts
from commontable.response.situations.models import Compartment, Draft, Fact, Grant, Person, Situation
from commontable.response.situations.stages import ACCEPTED, Stage
from commontable.response.situations.words import SituationWords, words_of

from .item_work import for_whom

WITH_WORK = (*ACCEPTED, Stage.TRANSFERRED)
"""With a record of what was done after a yes: handed over later, it stays."""


@dataclass(frozen=True)
class RoleNow:
    """A team's part, for one person or for everybody, from one moment to another."""

    team: UUID
    name: str
    part: str
    person: UUID | None
    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True)
class File:
    """The record as this person may read it; lists are in order of time."""

    situation: Situation
    teams: dict[UUID, str]
    roles: tuple[RoleNow, ...]
    people: tuple[Person, ...]
    facts: tuple[Fact, ...]
    words: SituationWords | None
    decision: Decision | None
    attempts: tuple[Attempt, ...] = ()
    services: tuple[Mobilisation, ...] = ()
    barriers: tuple[BarrierMet, ...] = ()
    told: tuple[Disclosure, ...] = ()
    said: tuple[Telling, ...] = ()
    to_release: tuple[Waiting, ...] = ()
    now_at_table: dict[UUID, str] = field(default_factory=dict)
    services_of_emergency: frozenset[UUID] = frozenset()
    """The teams of the police, paramedics, fire services and hospitals."""
    calls: dict[UUID, str] = field(default_factory=dict)
    """Whom to call out of hours, by team."""

    @property
    def parts(self) -> Parts:
        """The lead and assisting teams of today."""
        return parts_from(self.situation, [(role.part, role.team) for role in self.roles if role.ends_at is None])

    @property
    def originator(self) -> str:
        return self.teams.get(self.situation.originating_team_id, "") if self.situation.originating_team_id else ""

    def named_for(self, roles: Iterable[RoleNow]) -> list[str]:
        """Each team once, with the letters of those its part is for: "School East (B)"; in the order of `roles`."""
        whose: dict[str, list[str]] = defaultdict(list)
        for role in roles:
            whose[role.name] += [self.letters(role.person)] if role.person else []
        return [for_whom(team, ", ".join(sorted(letters))) for team, letters in whose.items()]

    def letters(self, person: UUID | None) -> str:
        return next((each.letter for each in self.people if each.pk == person), "")


def find_situation(actor: Actor, number: str) -> Situation | None:
    """The situation of that number, with our own draft behind it, the table's open or next meeting, and how it went."""
    return next(iter(_numbered(number, actor.teams)), None)


@kept
def _numbered(number: str, teams: Iterable[UUID]) -> QuerySet[Any]:
    report = Report.objects.filter(situation=OuterRef("pk"))
    draft = Draft.objects.filter(situation=OuterRef("pk"), team__in=teams)
    coming = Meeting.objects.standing().filter(table=OuterRef("table"), closed_at=None).order_by("starts_at")
    here = coming.filter(opened_at__isnull=False)
    return (
        Situation.objects.select_related("table", "area", "went_to")
        .annotate(
            our_draft=Subquery(draft.values("pk")[:1]),
            open_meeting=Subquery(here.values("pk")[:1]),
            report_met=Subquery(report.values("language_met")[:1]),
            report_word=Subquery(report.values("persons_word")[:1]),
            next_meeting_at=Subquery(coming.filter(opened_at=None).values("starts_at")[:1]),
        )
        .filter(number=number)
    )


def rows_of[M: Model](model: type[M]) -> kept[[UUID], M]:
    """The question for the rows of this model of one situation."""

    @kept
    def rows(situation: UUID) -> QuerySet[Any, M]:
        found: Any = model.objects.filter(situation=situation)
        return found

    return rows


_facts, _attempts, _telling = rows_of(Fact), rows_of(Attempt), rows_of(Telling)
_services, _barriers = rows_of(Mobilisation), rows_of(BarrierMet)


def read_file(situation: Situation, actor: Actor, now: datetime) -> File:
    """Everything of an open record. What comes after a yes is not asked for before it."""
    teams, roles = _teams_and_roles(situation)
    record: dict[str, Any] = {
        "teams": {team["pk"]: team["name"] for team in teams},
        "calls": {team["pk"]: team["out_of_hours"] for team in teams if team["out_of_hours"]},
        "now_at_table": {team["pk"]: team["name"] for team in teams if _sits(team, now)},
        "services_of_emergency": frozenset(team["pk"] for team in teams if _meets_emergencies(team)),
        "roles": roles,
        "people": tuple(_people(situation.pk, actor.teams, now)),
        "facts": tuple(_facts(situation.pk)),
        "words": words_of(situation),
        "decision": next(iter(_decision(situation.pk)), None),
    }
    return File(situation, **record, **(_after_a_yes(situation, actor, now) if situation.stage in WITH_WORK else {}))


@kept
def _decision(situation: UUID) -> QuerySet[Decision]:
    return Decision.objects.filter(situation=situation, voided_at=None)[:1]


def _after_a_yes(situation: Situation, actor: Actor, now: datetime) -> dict[str, Any]:
    ours = situation.originating_team_id in actor.teams
    return {
        "attempts": tuple(_attempts(situation.pk)),
        "services": tuple(_services(situation.pk)),
        "barriers": tuple(_barriers(situation.pk)),
        "told": tuple(_told(situation.pk)),
        "said": tuple(_telling(situation.pk)),
        "to_release": waiting(actor, _unreleased(actor.teams, now, situation.pk)) if ours else (),
    }


@kept
def _told(situation: UUID) -> QuerySet[Disclosure]:
    return Disclosure.objects.filter(situation=situation).exclude(mode=Mode.SPOKEN)


@kept
def _unreleased(owners: Iterable[UUID], at: datetime, situation: UUID) -> QuerySet[Any]:
    return unreleased(owners, at).filter(situation=situation)


def _teams_and_roles(situation: Situation) -> tuple[list[Any], tuple[RoleNow, ...]]:
    rows = _teams(situation.pk, situation.table_id)
    roles = (
        RoleNow(
            row["pk"],
            row["name"],
            row["held__part"],
            row["held__person"],
            row["held__starts_at"],
            row["held__ends_at"],
        )
        for row in rows
        if row["held__part"]
    )
    return rows, tuple(sorted(roles, key=lambda role: (role.part != Part.LEAD, role.name)))


@kept
def _teams(situation: UUID, table: UUID) -> QuerySet[Any, Any]:
    held = FilteredRelation("roles", condition=Q(roles__situation=situation))
    here = Q(table=table, is_guest=False) | Exists(Role.objects.filter(situation=situation, team=OuterRef("pk")))
    teams = Team.objects.filter(here).annotate(held=held)
    return teams.order_by("name", "held__starts_at").values(
        "pk",
        "name",
        "out_of_hours",
        "starts_on",
        "ends_on",
        "agency__agency_type",
        "agency__is_police",
        "held__part",
        "held__person",
        "held__starts_at",
        "held__ends_at",
    )


def _meets_emergencies(team: Any) -> bool:
    return team["agency__is_police"] or team["agency__agency_type"] in SERVICES


def _sits(team: Any, now: datetime) -> bool:
    return team["starts_on"] <= now.date() and (team["ends_on"] is None or team["ends_on"] >= now.date())


@kept
def _people(situation: UUID, teams: Iterable[UUID], at: datetime) -> QuerySet[Any]:
    told = Disclosure.objects.exclude(mode=Mode.SPOKEN).filter(person=OuterRef("pk"), to_team__in=teams)
    grants = Grant.objects.open_at(at).filter(person=OuterRef("pk"), compartment=Compartment.LIMITED, team__in=teams)
    return Person.objects.filter(situation=situation).annotate(is_told=Exists(told), is_granted=Exists(grants))


def codes_with_letters(file: File, vocabulary: str) -> list[str]:
    """ "Physical violence: affected (A, B)": each code of a list once, with whom it is about, in the list's order."""
    whose: dict[str, list[str]] = defaultdict(list)
    for fact in file.facts:
        if fact.list == vocabulary:
            whose[fact.code] += [file.letters(fact.person_id)] if fact.person_id else []
    terms = load(vocabulary)
    alone = len(file.people) < 2
    return [_chip(terms.chip(code), sorted(whose[code]), alone) for code in terms.codes() if code in whose]


def _chip(words: str, letters: list[str], alone: bool) -> str:
    if alone or not letters:
        return words
    return _("%(words)s (%(letters)s)") % {"words": words, "letters": ", ".join(letters)}
