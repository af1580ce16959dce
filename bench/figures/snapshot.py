"""python -m bench.figures.snapshot FOLDER [--situations 10000000] [--seed 1]: a snapshot of a city that never was.

The tables and types of `insight/mart`, written lot by lot, so that memory does not grow with the number of situations.
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bench.figures.chance import Chance, words
from bench.figures.city import SEATS, TABLES, WEEKS, City, city, codes_of, weeks
from bench.figures.parts import barrier_rows, flag_rows, protective_rows, role_rows, service_rows
from bench.figures.people import bridge_rows, masks_of, people_of, person_rows, risk_rows, risks_of
from bench.figures.situations import a_lot, situation_rows
from commontable.insight import mart
from commontable.insight.snapshot.files import rivals

LOT = 250_000
IN_A_GROUP = 20_000
"""Situations whose rows are one row group of each file, about as `insight/snapshot` writes them."""
LISTS = [
    "risk_factors",
    "risk_categories",
    "service_types",
    "mobilization_outcomes",
    "barrier_themes",
    "wait_bands",
    "conclusions",
    "agency_types",
    "sectors",
    "age_bands",
    "genders",
    "harm_roles",
    "subject_kinds",
    "study_flags",
    "protective_factors",
    "rejection_reasons",
    "persons_words",
]


def write(folder: Path, situations: int, seed: int = 1, lot: int = LOT) -> dict[str, int]:
    """The whole star in that folder, and how many rows each of its tables has."""
    import ibis

    folder.mkdir(parents=True, exist_ok=True)
    schemas = {name: ibis.schema(table.types).to_pyarrow() for name, table in mart.TABLES.items()}
    writers = {
        name: pq.ParquetWriter(folder / f"{name}.parquet", kind, compression="zstd") for name, kind in schemas.items()
    }
    rows = dict.fromkeys(mart.TABLES, 0)
    try:
        for name, made in _all(city(seed), seed, situations, lot):
            groups = max(1, min(lot, situations) // IN_A_GROUP)
            writers[name].write_table(_as(made, schemas[name]), row_group_size=max(1, -(-len(made) // groups)))
            rows[name] += len(made)
    finally:
        for writer in writers.values():
            writer.close()
    return rows


def _as(made: pa.Table, schema: pa.Schema) -> pa.Table:
    return pa.table([made[field.name].cast(field.type) for field in schema], schema=schema)


def _all(town: City, seed: int, situations: int, lot: int) -> Iterator[tuple[str, pa.Table]]:
    yield from _once(town, Chance((seed, 2)))
    for first in range(0, situations, lot):
        yield from _of_a_lot(town, seed, first, min(lot, situations - first))


def _of_a_lot(town: City, seed: int, first: int, many: int) -> Iterator[tuple[str, pa.Table]]:
    lot = a_lot(town, seed, first, many)
    people = people_of(lot, first)
    risks = risks_of(lot, people)
    services, connected = service_rows(lot)
    situations = situation_rows(lot, np.bincount(risks.whose, minlength=many), connected, masks_of(lot, risks))
    yield "rival", rivals([situations.select(mart.TABLES["rival"].names)])
    yield "person", person_rows(lot, people, risks)
    yield "risk", risk_rows(lot, people, risks)
    yield "bridge_category", bridge_rows(lot, risks)
    yield "service", services
    yield "barrier", barrier_rows(lot)
    yield "flag", flag_rows(lot)
    yield "protective", protective_rows(lot)
    roles, said = role_rows(lot)
    yield "role", roles
    for name, column in said.items():
        situations = situations.append_column(name, column)
    yield "situation", situations


def _once(town: City, chance: Chance) -> Iterator[tuple[str, pa.Table]]:
    kinds = [each.code for each in town.types]
    sectors = [each.code for each in town.sectors]
    of_type = town.sector_of[town.type_of]
    agencies = {
        "agency": pa.array(town.agencies),
        "sector": words(sectors, of_type),
        "agency_type": words(kinds, town.type_of),
        "is_police": pa.array(np.array([sectors[each] == "justice_policing" for each in of_type])),
    }
    yield "agency", pa.table(agencies)
    yield "area", pa.Table.from_pylist(_areas(town))
    yield "term", pa.Table.from_pylist(_terms())
    yield from _meetings(town, chance, agencies)
    yield "brought", _brought(town, chance)


def _areas(town: City) -> list[dict[str, Any]]:
    since = weeks()[1][0].item()
    covered = [
        {"area": name, "table": town.tables[number // 2], "since": since, "until": None}
        for number, name in enumerate(town.areas)
    ]
    return [*covered, *({"area": f"Uncovered {n}", "table": None, "since": None, "until": None} for n in (1, 2, 3))]


def _terms() -> list[dict[str, Any]]:
    return [
        {"list": name, "code": each.code, "group": each.group, "en": each.en, "fr": each.fr, "position": place}
        for name in LISTS
        for place, each in enumerate(codes_of(name))
    ]


def _meetings(town: City, chance: Chance, agencies: dict[str, pa.Array]) -> Iterator[tuple[str, pa.Table]]:
    """Weekly at every table; four teams in five come."""
    table, week = np.repeat(np.arange(TABLES), WEEKS), np.tile(np.arange(WEEKS), TABLES)
    many = len(table)
    cancelled = chance.so(0.04, many)
    here = chance.so(0.8, many * SEATS).reshape(many, SEATS) & ~cancelled[:, None]
    teams = here.sum(axis=1)
    mondays, quarters = weeks()
    ids = np.arange(1, many + 1) * 7919
    yield (
        "meeting",
        pa.table(
            {
                "meeting": pa.array(ids),
                "table": words(town.tables, table),
                "week": pa.array(mondays[week]),
                "quarter": pa.array(quarters[week]),
                "kind": words(["regular", "extra", "call"], chance.which(np.array([0.95, 0.03, 0.02]), many)),
                "cancelled": pa.array(cancelled),
                "items": pa.array(np.where(cancelled, 0, chance.rng.poisson(4, many))),
                "teams_present": pa.array(teams),
                "quorum_met": pa.array(teams >= 12, mask=cancelled),
                "minutes": pa.array(chance.rng.integers(40, 130, many), mask=cancelled),
            }
        ),
    )
    held = np.repeat(np.flatnonzero(~cancelled), SEATS)
    seat = town.seats[table[held], np.tile(np.arange(SEATS), len(held) // SEATS)]
    columns = {name: column.take(pa.array(seat)) for name, column in agencies.items() if name != "is_police"}
    yield "attendance", pa.table({"meeting": ids[held], **columns, "present": here[~cancelled].ravel()})


def _brought(town: City, chance: Chance) -> pa.Table:
    quarters = np.unique(weeks()[1][:WEEKS])
    endings = ["pending", "withdrawn", "transferred", "joined", "void"]
    each = np.indices((TABLES, len(quarters), len(endings))).reshape(3, -1)
    return pa.table(
        {
            "table": words(town.tables, each[0]),
            "quarter": pa.array(quarters[each[1]]),
            "ending": words(endings, each[2]),
            "numbers": chance.rng.poisson(2, each.shape[1]),
        }
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--situations", type=int, default=10_000_000)
    asked.add_argument("--seed", type=int, default=1)
    given = asked.parse_args()
    begun = time.perf_counter()
    for name, many in write(given.folder, given.situations, given.seed).items():
        print(f"{name:16} {many:>12,} rows {(given.folder / f'{name}.parquet').stat().st_size / 1e6:10.1f} MB")
    print(f"written in {time.perf_counter() - begun:.0f} s")


if __name__ == "__main__":
    main()
