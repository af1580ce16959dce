"""What does a set-up file say? Tables, areas with dates, agencies, teams and people, checked before anything is written."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from commontable.groundwork.vocabulary.lists import load
from commontable.groundwork.vocabulary.terms import UnknownTerm

from .models import Filter3, Numbering, Test

SECTIONS = ("table", "agency", "team", "person")
DATES = ("opened_on", "starts_on", "ends_on", "sharing_from", "pledge_from")
SETTINGS = (
    "name",
    "opened_on",
    "time_zone",
    "filter_3",
    "test",
    "numbering",
    "number_digits",
    "clock_hours",
    "supervisor_after_hours",
    "chairs_after_hours",
    "silent_meetings",
    "silent_days",
    "reopen_days",
    "repeats_days",
    "quorum_teams",
    "holidays",
    "is_city_wide",
)
"""What a table’s row keeps of its plan, besides the code that never changes."""
BOUNDS = {
    "number_digits": (1, 6),
    "clock_hours": (1, 720),
    "supervisor_after_hours": (0, 720),
    "chairs_after_hours": (0, 720),
    "silent_meetings": (1, 50),
    "silent_days": (1, 365),
    "reopen_days": (0, 3650),
    "repeats_days": (0, 3650),
    "quorum_teams": (0, 50),
}
CODE = re.compile(r"[A-Z]{2,4}")


class PlanError(ValueError):
    """A set-up file is wrong. The message names the file, the entry and what to put right."""


@dataclass(frozen=True)
class AreaPlan:
    name: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class QuorumPlan:
    sector: str
    at_least: int = 1


@dataclass(frozen=True)
class TablePlan:
    """One table. `co_chairs_from` names the agencies whose members may co-chair it; empty means any."""

    code: str
    name: str
    opened_on: date
    time_zone: str
    filter_3: str = Filter3.NAMED
    test: str = Test.MARKERS
    numbering: str = Numbering.YEARLY
    number_digits: int = 4
    clock_hours: int = 48
    supervisor_after_hours: int = 4
    chairs_after_hours: int = 12
    silent_meetings: int = 3
    silent_days: int = 30
    reopen_days: int = 90
    repeats_days: int = 730
    quorum_teams: int = 0
    quorum: tuple[QuorumPlan, ...] = ()
    holidays: str = ""
    is_city_wide: bool = False
    areas: tuple[AreaPlan, ...] = ()
    co_chairs_from: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgencyPlan:
    name: str
    short_name: str
    sector: str
    agency_type: str
    is_police: bool = False


@dataclass(frozen=True)
class TeamPlan:
    """An agency at a table. `supervisor` is the address of one of the people."""

    agency: str
    table: str
    name: str
    starts_on: date
    sharing_from: date | None = None
    pledge_from: date | None = None
    supervisor: str = ""
    out_of_hours: str = ""


@dataclass(frozen=True)
class PersonPlan:
    """A member: `teams` as "code/team name", `chairs` and `coordinates` by table code."""

    name: str
    email: str
    agency: str
    starts_on: date
    teams: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    coordinates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """Everything a set-up file can say."""

    tables: tuple[TablePlan, ...] = ()
    agencies: tuple[AgencyPlan, ...] = ()
    teams: tuple[TeamPlan, ...] = ()
    people: tuple[PersonPlan, ...] = field(default_factory=tuple)
    uncovered: tuple[str, ...] = ()
    """Areas that no table covers: what comes from there is a referral."""

    def __add__(self, other: "Plan") -> "Plan":
        return Plan(
            self.tables + other.tables,
            self.agencies + other.agencies,
            self.teams + other.teams,
            self.people + other.people,
            self.uncovered + other.uncovered,
        )


def read_plan(*files: Path) -> Plan:
    """The plan that these files make together. Raises PlanError for what is missing, unknown or contradictory."""
    plan = Plan()
    for file in files:
        plan += _read(file)
    _check_references(plan)
    return plan


def _read(file: Path) -> Plan:
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise PlanError(f"{file.name}: {error}") from error
    _only_known(file, said)
    zone = said.get("time_zone", "")
    return Plan(
        tuple(_table(file, zone, each) for each in said.get("table", [])),
        tuple(_entry(file, AgencyPlan, each) for each in said.get("agency", [])),
        tuple(_entry(file, TeamPlan, each) for each in said.get("team", [])),
        tuple(_entry(file, PersonPlan, each) for each in said.get("person", [])),
        tuple(str(name) for name in said.get("uncovered", [])),
    )


def _only_known(file: Path, said: dict[str, Any]) -> None:
    unknown = ", ".join(sorted(said.keys() - {"time_zone", "uncovered", *SECTIONS}))
    if unknown:
        sections = ", ".join(f"[[{name}]]" for name in SECTIONS)
        raise PlanError(
            f"{file.name}: {unknown} means nothing here; a set-up file has time_zone, uncovered, {sections}."
        )


def _table(file: Path, zone: str, said: dict[str, Any]) -> TablePlan:
    areas = tuple(_entry(file, AreaPlan, area) for area in said.get("areas", []))
    quorum = tuple(_entry(file, QuorumPlan, rule) for rule in said.get("quorum", []))
    table = _entry(file, TablePlan, {"time_zone": zone, **said, "areas": areas, "quorum": quorum})
    if not CODE.fullmatch(str(table.code)):
        raise PlanError(
            f"{file.name}, {table.name}: code is {table.code!r}; it takes two to four capitals, such as PA."
        )
    _one_of(file, table.name, "filter_3", table.filter_3, Filter3.values)
    _one_of(file, table.name, "test", table.test, Test.values)
    _one_of(file, table.name, "numbering", table.numbering, Numbering.values)
    for what, (least, most) in BOUNDS.items():
        _between(file, table.name, what, getattr(table, what), least, most)
    try:
        ZoneInfo(table.time_zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise PlanError(f"{file.name}, {table.name}: time_zone {table.time_zone!r} is not known.") from error
    return table


def _entry[T](file: Path, shape: type[T], said: dict[str, Any]) -> T:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    _dated(file, said)
    try:
        return shape(**values)
    except TypeError as error:
        raise PlanError(f"{file.name}, {_named(said)}: {str(error).split('__init__() ')[-1]}.") from error


def _dated(file: Path, said: dict[str, Any]) -> None:
    for name in DATES:
        if name in said and not isinstance(said[name], date):
            given = f"{name} is {said[name]!r}"
            raise PlanError(f"{file.name}, {_named(said)}: {given}; a date is written 2026-01-05, without quotes.")


def _named(said: dict[str, Any]) -> str:
    return said.get("name", "an entry without a name")


def _one_of(file: Path, entry: str, what: str, value: str, known: list[str]) -> None:
    if value not in known:
        raise PlanError(f"{file.name}, {entry}: {what} is {value!r}; it takes one of {', '.join(known)}.")


def _between(file: Path, entry: str, what: str, value: int, least: int, most: int) -> None:
    if not isinstance(value, int) or not least <= value <= most:
        raise PlanError(f"{file.name}, {entry}: {what} is {value!r}; it takes a number from {least} to {most}.")


def _check_references(plan: Plan) -> None:
    agencies = {agency.name for agency in plan.agencies}
    tables = {table.code: table for table in plan.tables}
    _check_terms(plan)
    _check_teams(plan, agencies, tables)
    _check_people(plan, agencies, tables)


def _check_terms(plan: Plan) -> None:
    for table in plan.tables:
        for rule in table.quorum:
            _known_term(table.name, "sectors", rule.sector)
    for agency in plan.agencies:
        _known_term(agency.name, "sectors", agency.sector)
        _known_term(agency.name, "agency_types", agency.agency_type)


def _check_teams(plan: Plan, agencies: set[str], tables: dict[str, TablePlan]) -> None:
    addresses = {person.email for person in plan.people}
    for team in plan.teams:
        _refers(team.name, "agency", team.agency, agencies)
        _refers(team.name, "table", team.table, tables)
        _refers(team.name, "person", team.supervisor, {"", *addresses})


def _check_people(plan: Plan, agencies: set[str], tables: dict[str, TablePlan]) -> None:
    teams = {f"{team.table}/{team.name}" for team in plan.teams}
    for person in plan.people:
        _refers(person.name, "agency", person.agency, agencies)
        for name in person.teams:
            _refers(person.name, "team", name, teams)
        for code in (*person.chairs, *person.coordinates):
            _refers(person.name, "table", code, tables)
        for code in person.chairs:
            _may_co_chair(person, tables[code])


def _known_term(entry: str, name: str, code: str) -> None:
    try:
        load(name).get(code)
    except UnknownTerm as unknown:
        raise PlanError(f"{entry}: {unknown}") from unknown


def _refers(entry: str, what: str, name: str, known) -> None:
    if name not in known:
        raise PlanError(f"{entry}: there is no {what} {name!r} in the set-up. Add it or correct the name.")


def _may_co_chair(person: PersonPlan, table: TablePlan) -> None:
    if table.co_chairs_from and person.agency not in table.co_chairs_from:
        allowed = ", ".join(table.co_chairs_from)
        raise PlanError(f"{person.name}: co-chairs of {table.name} come from {allowed}.")
