"""python -m bench.figures FOLDER [--codes a b] [--by-hand]: what each figure costs on that snapshot.

FOLDER is written by `python -m bench.figures.snapshot`. Each line: the figure, processor seconds, seconds by the clock,
and the most memory the process held, in MB. `--by-hand` asks the same in SQL written by hand, checks that the answer is
equal and gives the ratio of processor time, the better of two each.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Any

from bench.figures.by_hand import BY_HAND
from bench.figures.measured import Cost, load, measured
from commontable.insight.indicators import Indicator, catalogue, indicator
from commontable.insight.mart import TABLES, Star, in_memory

MEMORY = "600MB"
"""What DuckDB may hold before it writes to its folder; the rest of the process needs some 250 MB."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--codes", nargs="*", default=[])
    asked.add_argument("--by-hand", action="store_true")
    given = asked.parse_args()
    print(f"{given.folder}; {load()} at the beginning", flush=True)
    with tempfile.TemporaryDirectory(prefix="ct-bench-figures-") as spill:
        star, connection = opened(given.folder, spill)
        if given.by_hand:
            beside_sql(star, connection, given.folder, given.codes)
        else:
            every(star, given.codes)
    print(f"{load()} at the end")


def opened(folder: Path, spill: str) -> tuple[Star, Any]:
    connection = in_memory(memory_limit=MEMORY, temp_directory=spill, threads=2, preserve_insertion_order=False)
    star = Star.read(folder, connection)
    star.term.count().execute()  # what is loaded once is not the first figure's cost
    return star, connection


def every(star: Star, codes: list[str]) -> None:
    for each in catalogue():
        if codes and each.code not in codes:
            continue
        by = [*each.needs, *(["table"] if "table" in each.groups and "table" not in each.needs else [])]
        cost = _tried(star, each, by)
        print(f"| {each.code} by {', '.join(by)} | {cost} |", flush=True)


def _tried(star: Star, each: Indicator, by: list[str]) -> Cost | str:
    """A figure that does not fit is a result, too."""
    import duckdb

    try:
        return measured(lambda: each.cells(star, by).to_pyarrow())
    except duckdb.Error as problem:
        return f"not finished: {str(problem).splitlines()[0][:100]}"


def beside_sql(star: Star, connection: Any, folder: Path, codes: list[str]) -> None:
    for name in TABLES:
        connection.con.execute(f"create view {name} as select * from read_parquet('{folder / name}.parquet')")
    for (code, *by), sql in BY_HAND.items():
        if codes and code not in codes:
            continue
        cut = [each.strip('"') for each in by]
        cells = indicator(code).cells(star, cut)
        ours = [measured(lambda cells=cells: cells.to_pyarrow()) for _ in range(2)]
        hand = [measured(lambda sql=sql: connection.con.sql(sql).to_arrow_table()) for _ in range(2)]
        better, best = (min(costs, key=lambda cost: cost.processor) for costs in (ours, hand))
        equal = "equal" if _same(better.gave, best.gave) else "DIFFERENT"
        ratio = better.processor / best.processor
        print(f"| {code} by {', '.join(cut)} | {better} | {best} | {ratio:.2f} | {equal} |", flush=True)


def _same(one: Any, other: Any) -> bool:
    return _rows(one) == _rows(other)


def _rows(table: Any) -> list[tuple[Any, ...]]:
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    return sorted(rows, key=lambda row: [(value is None, str(value)) for value in row])


if __name__ == "__main__":
    main()
