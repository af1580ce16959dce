"""What is the row of one discussion? Codes and days only, read from the table's own record, and N/A where a rule says so."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Prefetch, Q

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.tables.models import SituationTable
from commontable.response.closing.models import Mobilisation
from commontable.response.interventions.models import Part, Role
from commontable.response.situations.counting import MET
from commontable.response.situations.models import Situation
from commontable.response.situations.stages import Stage

from .profile import BETWEEN, FIELDS, WITHHELD, WITHIN

FINAL = MET | Q(stage=Stage.MINIMISED)
"""Met, or a "no" that can no longer be taken back. Nothing else is a discussion of the provincial record."""
AT_ONCE = 500
SMALL_GROUP = "from_2_to_4"


@dataclass(frozen=True)
class Period:
    """From one day to another, both included, in the table's own zone."""

    starts_on: date
    ends_on: date

    def moments(self, zone: str) -> tuple[datetime, datetime]:
        here = ZoneInfo(zone)
        after = datetime.combine(self.ends_on + timedelta(days=1), time(), here)
        return datetime.combine(self.starts_on, time(), here), after


@dataclass(frozen=True)
class Row:
    """One discussion: its situation, and each field as text."""

    situation: Situation
    cells: dict[str, str]

    def __getitem__(self, code: str) -> str:
        return self.cells[code]

    @property
    def rejected(self) -> bool:
        return self.cells["aer_met"] == "no"


def opened_in(table: SituationTable, period: Period) -> Any:
    """The situations of the table that were opened in the period."""
    since, until = period.moments(table.time_zone)
    return Situation.objects.filter(table=table, brought_at__gte=since, brought_at__lt=until)


def rows_of(table: SituationTable, period: Period) -> Iterator[Row]:
    """Each discussion of the period that was decided for good, by number; so many at once, however many there are."""
    heard = Count("items", filter=Q(items__heard_at__isnull=False), distinct=True)
    whole = (
        opened_in(table, period).filter(FINAL).annotate(heard=heard).select_related("past").order_by("year", "sequence")
    )
    for situation in whole.prefetch_related(*_around()).iterator(chunk_size=AT_ONCE):
        yield Row(situation, row_of(situation, table))


def row_of(situation: Situation, table: SituationTable) -> dict[str, str]:
    """The fields of one discussion, in the order of the profile."""
    rejected = situation.stage == Stage.MINIMISED
    said = _kept(situation, table) | ({} if rejected else _of_the_work(situation))
    withheld = {field.code: WITHHELD for field in FIELDS if rejected and field.withheld}
    return {field.code: ({**said, **withheld}).get(field.code, "") for field in FIELDS}


def _around() -> tuple[Any, ...]:
    roles = Role.objects.select_related("team__agency").order_by("starts_at")
    services = Mobilisation.objects.select_related("team__agency")
    return "people", "facts", Prefetch("roles", roles), Prefetch("mobilisations", services)


def _kept(situation: Situation, table: SituationTable) -> dict[str, str]:
    """What stays of a "no" too."""
    zone = ZoneInfo(table.time_zone)
    rejected = situation.stage == Stage.MINIMISED
    discussion_type, rules = _type(situation)
    group, reason, more = _conclusion(situation)
    return {
        "number": situation.number,
        "site": table.code,
        "date_opened": _day(situation.brought_at, zone),
        "date_decided": _day(situation.decided_at, zone),
        "date_closed": _day(situation.closed_at or situation.ended_at, zone),
        "originating_sector": situation.originating_sector,
        "originating_agency": situation.originating_type,
        "discussion_type": discussion_type,
        "subject_kind": situation.kind,
        "times_discussed": str(_times(situation)),
        "aer_met": "no" if rejected else "yes",
        "rejection_reason": situation.rejection_reason,
        "conclusion_group": group,
        "conclusion_reason": reason,
        "rules_applied": BETWEEN.join(rules + more),
    }


def _of_the_work(situation: Situation) -> dict[str, str]:
    facts = list(situation.facts.all())
    coded = {
        name: BETWEEN.join(sorted({fact.code for fact in facts if fact.list == name}))
        for name in ("risk_factors", "risk_categories", "protective_factors", "study_flags")
    }
    people = sorted(situation.people.all(), key=lambda each: (len(each.letter), each.letter))
    first, others = people[:1], people[1:]
    return {
        **coded,
        **_agencies(situation),
        "group_size": situation.group_size,
        "group_description": situation.group_description,
        "place_kind": situation.place_kind,
        "age_group": first[0].age_band if first else "",
        "gender": first[0].gender if first else "",
        "harm_role": first[0].harm_role if first else "",
        "affected_persons": BETWEEN.join(WITHIN.join((p.age_band, p.gender, p.harm_role)) for p in others),
        "services_mobilized": BETWEEN.join(sorted(_service(each) for each in situation.mobilisations.all())),
    }


def _agencies(situation: Situation) -> dict[str, str]:
    """The last team that led the whole, and every other that had a part until the end."""
    roles = list(situation.roles.all())
    leads = [role for role in roles if role.part == Part.LEAD]
    lead = next((role for role in leads if role.ends_at is None), leads[-1] if leads else None)
    end = situation.closed_at or situation.ended_at
    helping = {role.team for role in roles if role.ends_at is None or (end and role.ends_at >= end)}
    assisting = [team.agency.agency_type for team in helping if not lead or team != lead.team]
    return {
        "lead_agency": lead.team.agency.agency_type if lead else "",
        "assisting_agencies": BETWEEN.join(sorted(assisting)),
    }


def _service(each: Mobilisation) -> str:
    """The service, the provincial outcome under which it is returned, and the type of agency."""
    outcome = load("mobilization_outcomes").get(each.outcome).extra.get("returned_as", each.outcome)
    return WITHIN.join((each.service, str(outcome), each.team.agency.agency_type))


def _type(situation: Situation) -> tuple[str, list[str]]:
    """The provincial type, and the rule by which a group or a place has it."""
    if situation.kind == "group":
        if not situation.group_size:
            return WITHHELD, ["type_withheld"]
        small = situation.group_size == SMALL_GROUP
        return ("family", ["group_as_family"]) if small else ("person", ["group_as_person"])
    if situation.kind == "place":
        if not situation.place_kind:
            return WITHHELD, ["type_withheld"]
        return str(load("places").get(situation.place_kind).extra["discussion_type"]), ["place_by_list"]
    return situation.kind, []


def _conclusion(situation: Situation) -> tuple[str, str, list[str]]:
    """Group and reason as the province has them; nothing where it has no such reason, with the rule that says so."""
    if situation.stage == Stage.TRANSFERRED:
        return "", "", ["handed_over"]
    if not situation.conclusion:
        return "", "", []
    term = load("conclusions").get(situation.conclusion)
    if term.provenance == "ours" and not term.is_mapped:
        return "", "", [f"{term.code}_not_returned"]
    proven_false = term.group == "proven_false"
    return ("other" if proven_false else str(term.group)), term.code, ["proven_false_as_other"] if proven_false else []


def _times(situation: Situation) -> int:
    """How often it was heard here, or was by the table’s earlier records."""
    before = getattr(situation, "past", None)
    return before.times_discussed if before else getattr(situation, "heard", 0)


def _day(at: datetime | None, zone: ZoneInfo) -> str:
    return at.astimezone(zone).date().isoformat() if at else ""
