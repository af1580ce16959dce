"""Who sits where, and what is drawn how often: the priors of `domain.md` 3.2."""

import tomllib
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from bench.figures.chance import Chance, heavy_tailed

LISTS = Path(__file__).resolve().parents[2] / "src" / "commontable" / "groundwork" / "vocabulary" / "lists"
TABLES = 53  # as many as the province counted in 2022
AGENCIES = 300
SEATS = 20
FIRST_MONDAY = date(2014, 1, 6)
WEEKS = 520

TYPES = {
    "municipal_police": 0.50,
    "mental_health": 0.12,
    "social_housing": 0.09,
    "school_board": 0.08,
    "childrens_aid": 0.05,
    "hospital": 0.05,
}
CATEGORIES = {
    "mental_health": 0.75,
    "drugs": 0.45,
    "criminal_involvement": 0.40,
    "housing": 0.42,
    "physical_health": 0.33,
    "antisocial": 0.33,
    "alcohol": 0.30,
    "basic_needs": 0.30,
    "crime_victimization": 0.30,
    "physical_violence": 0.28,
    "parenting": 0.20,
    "suicide": 0.18,
    "emotional_violence": 0.20,
    "poverty": 0.18,
    "unemployment": 0.15,
}
AGES = {
    "from_0_to_5": 0.02,
    "from_6_to_11": 0.05,
    "from_12_to_17": 0.17,
    "from_18_to_24": 0.12,
    "from_25_to_29": 0.10,
    "from_30_to_39": 0.19,
    "from_40_to_59": 0.23,
    "from_60": 0.11,
    "unknown": 0.01,
}
GENDERS = {"female": 0.49, "male": 0.48, "another": 0.01, "unknown": 0.02}
KINDS = {"person": 0.80, "family": 0.15, "group": 0.02, "place": 0.03}
OUTCOMES = {
    "connected": 0.45,
    "informed": 0.23,
    "engaged": 0.12,
    "refused": 0.08,
    "none_available": 0.03,
    "unknown": 0.02,
    "wait_listed": 0.03,
    "agency_declined": 0.02,
    "ineligible": 0.01,
    "barred": 0.005,
    "ban_lifted": 0.005,
}
CONCLUSIONS = {
    "connected": 0.66,
    "connected_elsewhere": 0.05,
    "no_table_action": 0.03,
    "informed": 0.06,
    "refused": 0.05,
    "systemic": 0.03,
    "deceased": 0.01,
    "never_aer": 0.01,
    "not_ratified": 0.005,
    "relocated": 0.035,
    "not_located": 0.04,
    "silence": 0.02,
}


@dataclass(frozen=True)
class Term:
    code: str
    group: str | None
    en: str
    fr: str
    extra: dict[str, Any]


@dataclass(frozen=True)
class City:
    """What stays the same from one lot of situations to the next."""

    tables: list[str]
    weight: np.ndarray
    agencies: np.ndarray  # surrogate ids
    type_of: np.ndarray  # number of the type of each agency
    seats: np.ndarray  # tables × seats: which agency sits there
    areas: list[str]
    types: list[Term] = field(default_factory=lambda: codes_of("agency_types"))
    factors: list[Term] = field(default_factory=lambda: codes_of("risk_factors"))
    sectors: list[Term] = field(default_factory=lambda: codes_of("sectors"))

    @property
    def sector_of(self) -> np.ndarray:
        """The number of the sector of each type."""
        order = [each.code for each in self.sectors]
        return np.array([order.index(each.group) for each in self.types])

    @property
    def category_of(self) -> tuple[list[str], np.ndarray]:
        names = [each.code for each in codes_of("risk_categories")]
        return names, np.array([names.index(each.group) for each in self.factors])

    @property
    def factor_weight(self) -> np.ndarray:
        many = {name: sum(each.group == name for each in self.factors) for name in self.category_of[0]}
        return np.array([CATEGORIES.get(each.group, 0.06) / many[each.group] for each in self.factors])


@cache
def codes_of(name: str) -> list[Term]:
    """The terms as they are shipped: read as text, since these rows know no Django."""
    with (LISTS / f"{name}.toml").open("rb") as file:
        read = tomllib.load(file)
    own = read["list"].get("fields", ())
    return [
        Term(each["code"], each.get("group"), each["en"], each["fr"], {name: each.get(name) for name in own})
        for each in read["term"]
    ]


def city(seed: int) -> City:
    chance = Chance((seed, 0))
    types = codes_of("agency_types")
    type_of = chance.rng.integers(0, len(types), AGENCIES)
    type_of[: len(types)] = np.arange(len(types))
    police = next(number for number, each in enumerate(types) if each.code == "municipal_police")
    seats = np.array([chance.rng.choice(AGENCIES, SEATS, replace=False) for _ in range(TABLES)])
    seats[:, 0] = np.where(type_of[seats[:, 0]] == police, seats[:, 0], police)
    return City(
        tables=[f"t{number:03}" for number in range(1, TABLES + 1)],
        weight=heavy_tailed(TABLES),
        agencies=np.sort(chance.rng.choice(10**9, AGENCIES, replace=False)) + 1,
        type_of=type_of,
        seats=seats,
        areas=[f"Division {number}" for number in range(1, 2 * TABLES + 1)],
    )


@cache
def weeks() -> tuple[np.ndarray, np.ndarray]:
    """Each week's Monday and the first day of the quarter its Thursday lies in."""
    mondays = [FIRST_MONDAY + timedelta(weeks=number) for number in range(WEEKS + 120)]
    return np.array(mondays, "datetime64[D]"), np.array([quarter_of(each) for each in mondays], "datetime64[D]")


def quarter_of(monday: date) -> date:
    thursday = monday + timedelta(days=3)
    return date(thursday.year, 1 + 3 * ((thursday.month - 1) // 3), 1)
