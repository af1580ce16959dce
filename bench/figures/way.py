"""python -m bench.figures.way WAY FOLDER CODE: one figure asked in one way, in a process of its own; its cost as JSON.

WAY is ours, hand or pandas. It is asked twice and the better counts: what a library loads at its first question is no
figure's cost. Memory is the whole process at its most, with the libraries it holds.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.figures.__main__ import opened
from bench.figures.by_hand import BY_HAND
from bench.figures.by_pandas import answered
from bench.figures.measured import Cost, measured
from commontable.insight.indicators import indicator
from commontable.insight.mart import TABLES


def main() -> None:
    way, folder, code = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory(prefix="ct-bench-figures-") as spill:
        asked, writing = _way(way, folder, code, spill)
        costs = [measured(asked) for _ in range(2)]
    cost: Cost = min(costs, key=lambda each: each.processor)
    peak = max(each.megabytes for each in costs)
    told = {"processor": cost.processor, "clock": cost.clock, "megabytes": peak, "writing": writing}
    print(json.dumps(told | {"rows": as_rows(cost.gave)}, default=str))


def _way(way: str, folder: Path, code: str, spill: str) -> tuple[Callable[[], Any], float]:
    """How to ask it, and the processor seconds in which Ibis writes the SQL of it."""
    by = cut_by(code)
    if way == "pandas":
        return lambda: answered(folder, code, by), 0.0
    star, connection = opened(folder, spill)
    if way == "hand":
        for name in TABLES:
            connection.con.execute(f"create view {name} as select * from read_parquet('{folder / name}.parquet')")
        return lambda: connection.con.sql(sql_of(code)).to_arrow_table(), 0.0
    figure = indicator(code)
    return lambda: figure.cells(star, by).to_pyarrow(), min(_written(figure, star, by) for _ in range(2))


def _written(figure: Any, star: Any, by: list[str]) -> float:
    import ibis

    begun = time.process_time()
    ibis.to_sql(figure.cells(star, by))
    return time.process_time() - begun


def cut_by(code: str) -> list[str]:
    return [each.strip('"') for each in _key(code)[1:]]


def sql_of(code: str) -> str:
    return BY_HAND[_key(code)]


def _key(code: str) -> tuple[str, ...]:
    return next(key for key in BY_HAND if key[0] == code)


def as_rows(gave: Any) -> list[list[Any]]:
    """In an order of their own, whoever gave them."""
    if hasattr(gave, "columns"):
        gave = zip(*(column.to_pylist() for column in gave.columns), strict=True)
    return sorted(([*row] for row in gave), key=lambda row: [(value is None, str(value)) for value in row])


if __name__ == "__main__":
    main()
