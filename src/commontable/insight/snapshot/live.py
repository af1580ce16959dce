"""What does a taking read of situations? So many at once, each thing in one question, and only what lineage names."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from commontable.response.agenda.models import Item
from commontable.response.closing.models import BarrierMet, EmergencyContacts, Mobilisation, Report
from commontable.response.disclosure.consents import Consent
from commontable.response.filters.models import Certificate, Decision
from commontable.response.interventions.models import Attempt, Plan, Role
from commontable.response.situations.models import Fact, PastSituation, Person, Referral, Situation

FACTS = ("risk_factors", "risk_categories", "protective_factors", "study_flags", "tried")


class Main(NamedTuple):
    """The situation's own row."""

    pk: UUID
    city: UUID
    stage: str
    kind: str
    group_size: str
    place_kind: str
    area: str | None
    originator: UUID | None
    originating_sector: str
    originating_type: str
    walk_on: bool
    duty_to_report: str
    consent: str
    brought_at: datetime
    decided_at: datetime
    due_at: datetime | None
    rejection_reason: str
    closed_at: datetime | None
    conclusion: str
    ended_at: datetime | None


class Somebody(NamedTuple):
    """A person, as the table knows them."""

    pk: UUID
    age_band: str
    gender: str
    harm_role: str


class Part(NamedTuple):
    """A team's part in it."""

    part: str
    team: UUID
    agency: UUID
    starts_at: datetime
    ends_at: datetime | None


@dataclass
class Live:
    """One situation and what hangs on it, as it is now."""

    main: Main
    people: list[Somebody] = field(default_factory=list)
    facts: list[tuple[UUID | None, str, str]] = field(default_factory=list)
    heard: list[datetime] = field(default_factory=list)
    decisions: list[tuple[str, datetime | None]] = field(default_factory=list)
    """The kind of meeting it was decided in, and when it was read back: at most one stands."""
    roles: list[Part] = field(default_factory=list)
    attempts: list[tuple[datetime, bool]] = field(default_factory=list)
    services: list[tuple[str, str, UUID]] = field(default_factory=list)
    barriers: list[tuple[str, str, str, int | None]] = field(default_factory=list)
    consents: list[tuple[UUID, str]] = field(default_factory=list)
    """Of whom, and how each asking was answered."""
    reports: list[tuple[str, str]] = field(default_factory=list)
    """Whether the language was there, and what the person says: one at most."""
    contacts: list[tuple[int, int]] = field(default_factory=list)
    """Emergency contacts before and after, of each service that told both."""
    language: str = ""
    cut_at: datetime | None = None
    referred_at: datetime | None = None
    times_before: int | None = None
    returning: bool = False


def read(ids: Sequence[UUID]) -> list[Live]:
    """The situations of these identifiers, in their order. As the system of their table."""
    fields = ("pk", "city", "stage", "kind", "group_size", "place_kind", "area__name", "originating_team__agency")
    rest = Main._fields[len(fields) :]
    rows = Situation.objects.filter(pk__in=ids).order_by().values_list(*fields, *rest)
    found = {row[0]: Live(Main(*row)) for row in rows}
    of = {"situation__in": list(found)}
    for name, shape, lines in _many(of):
        for whose, *said in lines:
            getattr(found[whose], name).append(shape(said))
    for name, lines in _once(of):
        for whose, said in lines:
            setattr(found[whose], name, said)
    return [found[pk] for pk in ids if pk in found]


def _many(of: dict[str, Any]) -> Iterator[tuple[str, Callable[[list[Any]], Any], Iterable[Any]]]:
    """What a situation may have several of: where it goes, what becomes of a line, the lines."""
    people = Person.objects.filter(**of).order_by()
    yield "people", Somebody._make, people.values_list("situation", "pk", "age_band", "gender", "harm_role")
    facts = Fact.objects.filter(**of, list__in=FACTS).order_by()
    yield "facts", tuple, facts.values_list("situation", "person", "list", "code")
    heard = Item.objects.filter(**of, heard_at__isnull=False).order_by()
    yield "heard", _only, heard.values_list("situation", "heard_at")
    standing = Decision.objects.filter(**of, voided_at=None).order_by()
    yield "decisions", tuple, standing.values_list("situation", "meeting__kind", "read_back_at")
    roles = Role.objects.filter(**of).order_by()
    yield "roles", Part._make, roles.values_list("situation", "part", "team", "team__agency", "starts_at", "ends_at")
    attempts = Attempt.objects.filter(**of, struck_at=None).order_by()
    yield "attempts", tuple, attempts.values_list("situation", "at", "reached")
    offered = Mobilisation.objects.filter(**of).order_by()
    yield "services", tuple, offered.values_list("situation", "service", "outcome", "team__agency")
    barriers = BarrierMet.objects.filter(**of).order_by()
    consents = Consent.objects.filter(**of).order_by()
    yield "consents", tuple, consents.values_list("situation", "person", "answer")
    both = EmergencyContacts.objects.filter(**of, before__isnull=False, after__isnull=False).order_by()
    yield "contacts", tuple, both.values_list("situation", "before", "after")
    reports = Report.objects.filter(**of).order_by()
    yield "reports", tuple, reports.values_list("situation", "language_met", "persons_word")
    yield "barriers", tuple, barriers.values_list("situation", "theme", "service", "wait", "wait_days")


def _once(of: dict[str, Any]) -> Iterator[tuple[str, Iterable[Any]]]:
    """What it may have one of; of several referrals the first."""
    yield "language", Plan.objects.filter(**of).order_by().values_list("situation", "language")
    yield "cut_at", Certificate.objects.filter(**of).order_by().values_list("situation", "at")
    yield "referred_at", Referral.objects.filter(**of).order_by("-at").values_list("situation", "at")
    yield "times_before", PastSituation.objects.filter(**of).order_by().values_list("situation", "times_discussed")


def _only(said: list[Any]) -> Any:
    return said[0]
