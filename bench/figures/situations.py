"""One lot of situations: columns drawn as a city would bring them."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from bench.figures.chance import Chance, numbers, surrogates, words
from bench.figures.city import CONCLUSIONS, KINDS, SEATS, TYPES, WEEKS, City, codes_of, weeks

I16, I32, F64 = pa.int16(), pa.int32(), pa.float64()
PLACES_OF_GROUPS = ["from_2_to_4", "from_5_to_9", "from_10_to_19"]


@dataclass
class Lot:
    """What several tables of one lot need to agree on, a value for each situation."""

    city: City
    chance: Chance
    ids: np.ndarray
    table: np.ndarray
    week: np.ndarray
    accepted: np.ndarray
    closed: np.ndarray
    conclusion: np.ndarray
    people: np.ndarray
    originator: np.ndarray
    lead: np.ndarray
    has_lead: np.ndarray
    assisting: np.ndarray

    @property
    def many(self) -> int:
        return len(self.ids)

    @property
    def quarter(self) -> np.ndarray:
        return weeks()[1][self.week]


def a_lot(city: City, seed: int, first: int, many: int) -> Lot:
    chance = Chance((seed, 1, first))
    rng = chance.rng
    accepted = chance.so(0.93, many)
    table = chance.which(city.weight, many)
    seat = _bringing(city)
    return Lot(
        city=city,
        chance=chance,
        ids=np.sort(surrogates(first, many)),  # in the order of the numbers, as the product writes them
        table=table,
        week=np.minimum((WEEKS * rng.random(many) ** 0.8).astype(int), WEEKS - 1),
        accepted=accepted,
        closed=accepted & chance.so(0.94, many),
        conclusion=chance.which(np.array(list(CONCLUSIONS.values())), many),
        people=chance.count(0.6, many, 1, 8),
        originator=city.seats[table, _drawn(seat, table, rng)],
        lead=city.seats[table, rng.integers(0, SEATS, many)],
        has_lead=accepted & chance.so(0.98, many),
        assisting=np.where(accepted, chance.count(3.2, many, 1, 12), 0),
    )


def _bringing(city: City) -> np.ndarray:
    """How likely each seat of each table is to bring one: edges of the shares."""
    weight = np.array([TYPES.get(each.code, 0.01) for each in city.types])[city.type_of[city.seats]]
    return np.cumsum(weight / weight.sum(axis=1, keepdims=True), axis=1)


def _drawn(edges: np.ndarray, table: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A seat for each situation, table by table."""
    seat = np.empty(len(table), dtype=int)
    for number in range(len(edges)):
        here = np.flatnonzero(table == number)
        seat[here] = np.searchsorted(edges[number], rng.random(len(here)))
    return np.minimum(seat, SEATS - 1)


def _how_it_went(lot: Lot) -> dict[str, pa.Array]:
    """Drawn beside everything else, which stays as it was."""
    rng, many = np.random.default_rng(int(lot.ids[0]) & 0x7FFFFFFF), lot.many
    needed, told = lot.accepted & (rng.random(many) < 0.14), rng.random(many) < 0.7
    met = rng.random(many) < 0.2
    answers = [each.code for each in codes_of("persons_words")]
    return {
        "language_needed": pa.array(needed),
        "language_met": pa.array(rng.random(many) < 0.75, mask=~(needed & told)),
        "persons_word": words(answers, rng.integers(0, len(answers), many), ~(lot.closed & told)),
        "emergency_before": numbers(rng.geometric(0.2, many), I32, ~(lot.closed & met)),
        "emergency_after": numbers(rng.geometric(0.3, many) - 1, I32, ~(lot.closed & met)),
    }


def situation_rows(lot: Lot, risks: np.ndarray, connected: np.ndarray, masks: tuple[np.ndarray, ...]) -> pa.Table:
    """The rows of `situation`, in the order of the mart."""
    city, chance, many, rng = lot.city, lot.chance, lot.many, lot.chance.rng
    mondays, quarters = weeks()
    no, waiting = ~lot.accepted, lot.accepted & ~lot.closed
    to_close = np.clip(7 * np.round(np.exp(rng.normal(np.log(14), 0.86, many)) / 7), 0, 700).astype(int)
    closed_week = lot.week + to_close // 7
    attempted = lot.accepted & chance.so(0.95, many)
    to_attempt = np.round(np.exp(rng.normal(np.log(20), 0.7, many)), 2)
    to_contact = np.round(to_attempt + rng.exponential(9, many), 2)
    contacted = attempted & chance.so(0.9, many)
    kind = chance.which(np.array(list(KINDS.values())), many)
    reasons = [each.code for each in codes_of("rejection_reasons")]
    conclusions = {each.code: each.group for each in codes_of("conclusions")}
    groups = sorted(set(conclusions.values()))
    group_of = np.array([groups.index(conclusions[code]) for code in CONCLUSIONS])
    sectors, types = [each.code for each in city.sectors], [each.code for each in city.types]
    type_by, type_lead = city.type_of[lot.originator], city.type_of[lot.lead]
    shared = chance.so(0.02, many)
    in_city = np.where(shared, np.roll(lot.ids, 1), lot.ids)
    consents, duties = [[each.code for each in codes_of(name)] for name in ("consent_status", "duty_to_report")]
    places = [each.code for each in codes_of("places")]
    not_closed, no_lead = ~lot.closed, ~lot.has_lead
    age_of_table = rng.integers(0, 60, many)
    return pa.table(
        {
            "situation": pa.array(lot.ids),
            "city": pa.array(in_city),
            "table": words(city.tables, lot.table),
            "week": pa.array(mondays[lot.week]),
            "quarter": pa.array(quarters[lot.week]),
            "decided_week": pa.array(mondays[lot.week]),
            "closed_week": pa.array(mondays[closed_week], mask=not_closed),
            "accepted": pa.array(lot.accepted),
            "rejection_reason": words(reasons, rng.integers(0, len(reasons), many), lot.accepted),
            "closed": pa.array(lot.closed),
            "conclusion": words(list(CONCLUSIONS), lot.conclusion, not_closed),
            "conclusion_group": words(groups, group_of[lot.conclusion], not_closed),
            "kind": words(list(KINDS), kind),
            "group_size": words(PLACES_OF_GROUPS, rng.integers(0, 3, many), kind != 2),
            "place_kind": words(places, rng.integers(0, len(places), many), kind != 3),
            "area": words(city.areas, 2 * lot.table + rng.integers(0, 2, many), chance.so(0.1, many)),
            "originating_sector": words(sectors, city.sector_of[type_by]),
            "originating_type": words(types, type_by),
            "originator": pa.array(city.agencies[lot.originator]),
            "lead_sector": words(sectors, city.sector_of[type_lead], no_lead),
            "lead_type": words(types, type_lead, no_lead),
            "lead": pa.array(city.agencies[lot.lead], mask=no_lead),
            "emergency": pa.array(chance.so(0.05, many)),
            "walk_on": pa.array(chance.so(0.2, many)),
            "returning": pa.array(chance.so(0.1, many)),
            "people": numbers(np.where(no, 0, lot.people), I16),
            "risks": numbers(risks, I16),
            "meetings": numbers(1 + np.minimum(rng.geometric(0.4, many), 20), I16),
            "teams": numbers(lot.has_lead + lot.assisting, I16),
            "days_to_meeting": numbers(rng.integers(0, 15, many), I32, chance.so(0.05, many)),
            "hours_to_attempt": numbers(to_attempt, F64, ~attempted),
            "hours_to_contact": numbers(to_contact, F64, ~contacted),
            "days_to_close": numbers(to_close, I32, not_closed),
            "days_followed": numbers(np.where(waiting, age_of_table, np.where(no, 0, to_close)), I32),
            "due_passed": pa.array(lot.closed | (waiting & (age_of_table > 2))),
            "attempted_in_time": pa.array(attempted & (to_attempt <= 48)),
            "contacted_in_time": pa.array(contacted & (to_contact <= 48)),
            "attempted": pa.array(attempted),
            "connected": pa.array(connected),
            "has_lead": pa.array(lot.has_lead),
            "reported": pa.array(lot.accepted & chance.so(0.9, many)),
            "minimised_in_time": pa.array(chance.so(0.97, many), mask=lot.accepted),
            "read_back": pa.array(chance.so(0.85, many)),
            "consent": words(consents, rng.integers(0, len(consents), many), no),
            "duty_to_report": words(duties, rng.integers(0, len(duties), many), no),
            **_how_it_went(lot),
            "tried": numbers(rng.integers(0, 6, many), I16, no),
            "mask_low": pa.array(masks[0]),
            "mask_high": pa.array(masks[1]),
            "mask_category": pa.array(masks[2]),
        }
    )
