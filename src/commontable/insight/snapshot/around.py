"""On what do a snapshot's rows rest besides the situations? Agencies, tables, areas, teams, lists: read once a taking.

When any of it changes, every row is made anew.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from commontable.groundwork.vocabulary.lists import load, names
from commontable.groundwork.vocabulary.terms import Vocabulary
from commontable.insight.mart import BITS, FORMAT, TABLES
from commontable.partnership.agencies.models import Agency
from commontable.partnership.tables.models import Area, QuorumRule, SituationTable, TableArea, Team

from .lineage import LINEAGE
from .models import Numbered
from .numbers import numbers_of

NOT_CODES = ("glossary", "rtd_columns")
"""Lists that explain, and give no row a code."""


@dataclass(frozen=True)
class Partner:
    """An agency, as a snapshot knows it."""

    number: int
    sector: str
    agency_type: str
    is_police: bool


@dataclass(frozen=True)
class Place:
    """A situation table, as a taking needs it."""

    pk: UUID
    code: str
    name: str
    zone: str
    quorum_teams: int
    quorum_sectors: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Seated:
    """A team that sits at a table, from one day to another."""

    pk: UUID
    table: UUID
    agency: UUID
    starts_on: Any
    ends_on: Any

    def sat_on(self, day: Any) -> bool:
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


@dataclass(frozen=True)
class Around:
    """Everything a row needs beyond its own situation or meeting."""

    taken: datetime
    partners: Mapping[UUID, Partner]
    places: tuple[Place, ...]
    teams: tuple[Seated, ...]
    covered: tuple[tuple[str, UUID | None, Any, Any], ...]
    """(area, table, from, until) of each covering, and areas that no table ever covered."""
    lists: Mapping[str, Vocabulary] = field(repr=False)

    @cached_property
    def category_of(self) -> dict[str, str]:
        return {term.code: str(term.group) for term in self.lists["risk_factors"]}

    @cached_property
    def alone(self) -> frozenset[str]:
        """The categories that cross without their factor at 12 to 17."""
        return frozenset(t.code for t in self.lists["risk_categories"] if t.extra.get("youth_category_only"))

    @cached_property
    def connected(self) -> frozenset[str]:
        """The outcomes that count as connected."""
        outcomes = self.lists["mobilization_outcomes"]
        return frozenset(term.code for term in outcomes if term.extra.get("counts_as_connected"))

    @cached_property
    def factor_bits(self) -> dict[str, int]:
        return {code: position for position, code in enumerate(self.lists["risk_factors"].codes()[: 2 * BITS])}

    @cached_property
    def category_bits(self) -> dict[str, int]:
        return {code: position for position, code in enumerate(self.lists["risk_categories"].codes()[:BITS])}

    @cached_property
    def sector_bits(self) -> dict[str, int]:
        return {code: position for position, code in enumerate(self.lists["sectors"].codes()[:BITS])}

    @cached_property
    def type_bits(self) -> dict[str, int]:
        return {code: position for position, code in enumerate(self.lists["agency_types"].codes()[: 2 * BITS])}

    @cached_property
    def basis(self) -> str:
        """A hash of it all, with the form of a snapshot and the lineage of its columns."""
        said = [
            FORMAT,
            repr(TABLES),
            repr(LINEAGE),
            sorted(map(repr, self.partners.items())),
            self.places,
            self.teams,
            self.covered,
        ]
        terms = [[(t.code, t.group, t.en, t.fr, sorted(t.extra.items())) for t in each] for each in self.lists.values()]
        return hashlib.sha256(json.dumps([*said, terms], default=repr).encode()).hexdigest()


def around(taken: datetime) -> Around:
    """Read it now, as the system. Draws a number for each agency that has none."""
    return Around(
        taken, _partners(), _places(), _teams(), _covered(), {n: load(n) for n in names() if n not in NOT_CODES}
    )


def _partners() -> dict[UUID, Partner]:
    rows = list(Agency.objects.order_by("pk").values_list("pk", "sector", "agency_type", "is_police"))
    numbers = numbers_of(Numbered.AGENCY, [row[0] for row in rows])
    return {pk: Partner(numbers[pk], sector, kind, police) for pk, sector, kind, police in rows}


def _places() -> tuple[Place, ...]:
    rules: dict[UUID, list[tuple[str, int]]] = {}
    for table, sector, at_least in QuorumRule.objects.order_by("sector").values_list("table", "sector", "at_least"):
        rules.setdefault(table, []).append((sector, at_least))
    rows = SituationTable.objects.order_by("code").values_list("pk", "code", "name", "time_zone", "quorum_teams")
    return tuple(Place(*row, tuple(rules.get(row[0], ()))) for row in rows)


def _teams() -> tuple[Seated, ...]:
    seated = Team.objects.filter(is_guest=False).order_by("pk")
    return tuple(Seated(*row) for row in seated.values_list("pk", "table", "agency", "starts_on", "ends_on"))


def _covered() -> tuple[tuple[str, UUID | None, Any, Any], ...]:
    rows = TableArea.objects.order_by("area__name", "table__code", "starts_on")
    known = [
        (name, table, since, until)
        for name, table, since, until in rows.values_list("area__name", "table", "starts_on", "ends_on")
        if until is None or until >= since
    ]
    bare = set(Area.objects.values_list("name", flat=True)) - {row[0] for row in known}
    return tuple(sorted([*known, *((name, None, None, None) for name in bare)], key=repr))
