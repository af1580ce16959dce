"""Whose and which risks has one lot of situations?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from bench.figures.chance import surrogates, words
from bench.figures.city import AGES, GENDERS, codes_of
from bench.figures.situations import Lot
from commontable.insight.mart import BITS

FIRST_PERSON = 10**11  # people are numbered apart from situations


@dataclass
class People:
    """A value for each person of the lot's accepted situations; a no keeps none."""

    whose: np.ndarray  # which situation of the lot
    first: np.ndarray  # where the people of each situation begin
    ids: np.ndarray
    age: np.ndarray
    gender: np.ndarray
    role: np.ndarray


def people_of(lot: Lot, first: int) -> People:
    counts = np.where(lot.accepted, lot.people, 0)
    whose = np.repeat(np.arange(lot.many), counts)
    many, chance = len(whose), lot.chance
    return People(
        whose=whose,
        first=np.cumsum(counts) - counts,
        ids=surrogates(FIRST_PERSON + 8 * first, many),
        age=chance.which(np.array(list(AGES.values())), many),
        gender=chance.which(np.array(list(GENDERS.values())), many),
        role=chance.rng.integers(0, 3, many),
    )


def person_rows(lot: Lot, people: People, risks: Risks) -> pa.Table:
    rng = np.random.default_rng(int(lot.ids[0]) & 0x7FFFFFFF)  # beside everything else, which stays as it was
    asked = rng.random(len(people.ids)) < 0.6
    theirs = risks.person >= 0
    return pa.table(
        {
            "situation": pa.array(lot.ids[people.whose]),
            "person": pa.array(people.ids),
            "age_band": words(list(AGES), people.age),
            "gender": words(list(GENDERS), people.gender),
            "harm_role": words(_roles(), people.role),
            "consent_asked": pa.array(asked),
            "consent_given": pa.array(asked & (rng.random(len(asked)) < 0.8)),
            "mask_category": pa.array(bits(len(people.ids), risks.person[theirs], risks.category[theirs])),
        }
    )


def _roles() -> list[str]:
    return [each.code for each in codes_of("harm_roles")]


@dataclass
class Risks:
    """A value for each risk of the lot: factor × person, or × situation where `person` is -1."""

    whose: np.ndarray
    factor: np.ndarray
    category: np.ndarray
    person: np.ndarray
    age: np.ndarray  # -1 where it is the situation's


def risks_of(lot: Lot, people: People) -> Risks:
    """About 6.5 for each accepted situation; each factor once for each person."""
    city, chance, rng = lot.city, lot.chance, lot.chance.rng
    counts = np.where(lot.accepted, np.clip(2 + rng.negative_binomial(4, 0.46, lot.many), 2, 20), 0)
    whose = np.repeat(np.arange(lot.many), counts)
    factor = chance.which(city.factor_weight, len(whose))
    belongs = np.array([each.extra["belongs_to"] == "situation" for each in city.factors])
    person = people.first[whose] + (rng.random(len(whose)) * lot.people[whose]).astype(int)
    person = np.where(belongs[factor], -1, person)
    once = np.unique((whose * 128 + factor) * 16 + np.where(person < 0, 15, person - people.first[whose]))
    whose, factor, place = once // 16 // 128, once // 16 % 128, once % 16
    person = np.where(place == 15, -1, people.first[whose] + place)
    age = np.where(person < 0, -1, people.age[person])
    return Risks(whose, factor, city.category_of[1][factor], person, age)


def risk_rows(lot: Lot, people: People, risks: Risks) -> pa.Table:
    city = lot.city
    categories = city.category_of[0]
    shared = risks.person < 0
    youth = (risks.age == list(AGES).index("from_12_to_17")) & (
        risks.category == categories.index("criminal_involvement")
    )
    return pa.table(
        {
            "situation": pa.array(lot.ids[risks.whose]),
            "person": pa.array(people.ids[risks.person], mask=shared),
            "factor": words([each.code for each in city.factors], risks.factor, youth),
            "category": words(categories, risks.category),
            "age_band": words(list(AGES), risks.age, shared),
            "gender": words(list(GENDERS), people.gender[risks.person], shared),
            "harm_role": words(_roles(), people.role[risks.person], shared),
            "table": words(city.tables, lot.table[risks.whose]),
            "quarter": pa.array(lot.quarter[risks.whose]),
            "accepted": pa.array(np.ones(len(risks.whose), dtype=bool)),
        }
    )


def bridge_rows(lot: Lot, risks: Risks) -> pa.Table:
    """One row for each category a situation has at each age."""
    once = np.unique((risks.whose * 32 + risks.category) * 16 + (risks.age + 1))
    whose, category, age = once // 16 // 32, once // 16 % 32, once % 16 - 1
    return pa.table(
        {
            "situation": pa.array(lot.ids[whose]),
            "category": words(lot.city.category_of[0], category),
            "table": words(lot.city.tables, lot.table[whose]),
            "quarter": pa.array(lot.quarter[whose]),
            "age_band": words(list(AGES), age, age < 0),
        }
    )


def masks_of(lot: Lot, risks: Risks) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Which factors, in two whole numbers, and which categories each situation has, as bits."""
    low = risks.factor < BITS
    return (
        bits(lot.many, risks.whose[low], risks.factor[low]),
        bits(lot.many, risks.whose[~low], risks.factor[~low] - BITS),
        bits(lot.many, risks.whose, risks.category),
    )


def bits(many: int, whose: np.ndarray, place: np.ndarray) -> np.ndarray:
    """Of each of so many, which places it has, as bits of a whole number."""
    held = np.zeros(many, dtype=np.int64)
    np.bitwise_or.at(held, whose, np.left_shift(np.int64(1), place.astype(np.int64)))
    return held
