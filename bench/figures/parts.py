"""Which services, barriers, flags, strengths and parts has one lot of situations?"""

from typing import Any

import numpy as np
import pyarrow as pa

from bench.figures.chance import numbers, words
from bench.figures.city import OUTCOMES, SEATS, codes_of
from bench.figures.people import bits
from bench.figures.situations import Lot
from commontable.insight.mart import BITS


def service_rows(lot: Lot) -> tuple[pa.Table, np.ndarray]:
    """The rows of `service`, and which situations have one connected or engaged."""
    city, chance, rng = lot.city, lot.chance, lot.chance.rng
    counts = np.where(lot.accepted, np.minimum(rng.poisson(3.0, lot.many), 12), 0)
    whose = np.repeat(np.arange(lot.many), counts)
    many = len(whose)
    types = [each.code for each in codes_of("service_types")]
    outcome = chance.which(np.array(list(OUTCOMES.values())), many)
    met = np.isin(outcome, [list(OUTCOMES).index("connected"), list(OUTCOMES).index("engaged")])
    connected = np.bincount(whose[met], minlength=lot.many) > 0
    agency = city.seats[lot.table[whose], rng.integers(0, SEATS, many)]
    nobody = chance.so(0.05, many)
    rows = pa.table(
        {
            "situation": pa.array(lot.ids[whose]),
            "service": words(types, chance.which(1 / np.arange(1, len(types) + 1), many)),
            "outcome": words(list(OUTCOMES), outcome),
            "sector": words(_codes(city.sectors), city.sector_of[city.type_of[agency]], nobody),
            "agency": pa.array(city.agencies[agency], mask=nobody),
        }
    )
    return rows, connected


def barrier_rows(lot: Lot) -> pa.Table:
    chance, rng = lot.chance, lot.chance.rng
    whose = np.flatnonzero(lot.accepted & chance.so(0.3, lot.many))
    many = len(whose)
    themes = codes_of("barrier_themes")
    theme = chance.which(1 / np.arange(1, len(themes) + 1), many)
    asks = np.array([bool(each.extra["asks_wait"]) for each in themes])[theme]
    known = chance.so(0.5, many)
    bands, types = _codes(codes_of("wait_bands")), _codes(codes_of("service_types"))
    return pa.table(
        {
            "situation": pa.array(lot.ids[whose]),
            "theme": words(_codes(themes), theme),
            "service": words(types, rng.integers(0, len(types), many), chance.so(0.2, many)),
            "wait": words(bands, rng.integers(0, len(bands), many), ~asks | known),
            "wait_days": numbers(np.round(rng.exponential(60, many)).astype(int), pa.int32(), ~asks | ~known),
        }
    )


def flag_rows(lot: Lot) -> pa.Table:
    return _some(lot, "flag", "study_flags", 0.9)


def protective_rows(lot: Lot) -> pa.Table:
    terms = codes_of("protective_factors")
    whose, drawn = _distinct(lot, len(terms), 0.8)
    groups = sorted({each.group for each in terms})
    group = np.array([groups.index(each.group) for each in terms])[drawn]
    return pa.table(
        {
            "situation": pa.array(lot.ids[whose]),
            "person": pa.nulls(len(whose), pa.int64()),
            "factor": words(_codes(terms), drawn),
            "category": words(groups, group),
        }
    )


def role_rows(lot: Lot) -> tuple[pa.Table, dict[str, Any]]:
    """One who brings it, one who leads, and those who assist, distinct seats of the table; and what each situation says of them."""
    city, rng = lot.city, lot.chance.rng
    assists = np.repeat(np.arange(lot.many), lot.assisting)
    starts = np.repeat(np.cumsum(lot.assisting) - lot.assisting, lot.assisting)
    turn = (rng.integers(0, SEATS, lot.many)[assists] + np.arange(len(assists)) - starts) % SEATS
    led = np.flatnonzero(lot.has_lead)
    agency = np.r_[lot.originator, lot.lead[led], city.seats[lot.table[assists], turn]]
    part = np.repeat([0, 1, 2], [lot.many, len(led), len(assists)])
    whose = np.r_[np.arange(lot.many), led, assists]
    kind = city.type_of[agency]
    rows = pa.table(
        {
            "situation": pa.array(lot.ids[whose]),
            "part": words(["originating", "lead", "assisting"], part),
            "agency": pa.array(city.agencies[agency]),
            "sector": words(_codes(city.sectors), city.sector_of[kind]),
            "agency_type": words(_codes(city.types), kind),
        }
    )
    low = kind < BITS
    masks = {
        "mask_sector": bits(lot.many, whose, city.sector_of[kind]),
        "mask_type_low": bits(lot.many, whose[low], kind[low]),
        "mask_type_high": bits(lot.many, whose[~low], kind[~low] - BITS),
    }
    said = {name: pa.array(np.where(lot.accepted, mask, 0)) for name, mask in masks.items()}
    return rows, said | {"agencies": _lists(lot, whose, city.agencies[agency])}


def _lists(lot: Lot, whose: np.ndarray, agency: np.ndarray) -> pa.ListArray:
    """Of each accepted situation, every agency once, in the order of their numbers."""
    ids = np.unique(agency)
    kept = lot.accepted[whose]
    once = np.unique(whose[kept] * len(ids) + np.searchsorted(ids, agency[kept]))
    ends = np.searchsorted(once, np.arange(lot.many + 1) * len(ids))
    return pa.ListArray.from_arrays(pa.array(ends, pa.int32()), pa.array(ids[once % len(ids)]))


def _some(lot: Lot, column: str, vocabulary: str, mean: float) -> pa.Table:
    codes = _codes(codes_of(vocabulary))
    whose, drawn = _distinct(lot, len(codes), mean)
    return pa.table({"situation": pa.array(lot.ids[whose]), column: words(codes, drawn)})


def _distinct(lot: Lot, options: int, mean: float) -> tuple[np.ndarray, np.ndarray]:
    counts = np.where(lot.accepted, np.minimum(lot.chance.rng.poisson(mean, lot.many), 6), 0)
    whose = np.repeat(np.arange(lot.many), counts)
    drawn = lot.chance.which(1 / np.arange(1, options + 1), len(whose))
    once = np.unique(whose * 1024 + drawn)
    return once // 1024, once % 1024


def _codes(terms: Any) -> list[str]:
    return [each.code for each in terms]
