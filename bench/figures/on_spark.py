"""python -m bench.figures.on_spark FOLDER [--codes a b]: are figures exactly equal on DuckDB and on Spark?

Spark in this process on the loopback, without a page of its own; what it writes goes with the run. Ends with status 1
where a figure differs, and names it.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from commontable.insight.indicators import Indicator, catalogue
from commontable.insight.mart import Star


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--codes", nargs="*", default=[])
    given = asked.parse_args()
    figures = [each for each in catalogue() if not given.codes or each.code in given.codes]
    with tempfile.TemporaryDirectory(prefix="ct-spark-") as place, spark(place) as session:
        unequal = list(compared(figures, given.folder, session))
    print(f"{len(figures) - len(unequal)} of {len(figures)} figures equal on DuckDB and Spark; not equal: {unequal}")
    sys.exit(1 if unequal else 0)


@contextmanager
def spark(place: str) -> Iterator[Any]:
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    from pyspark.sql import SparkSession

    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "2g",
        "spark.local.dir": f"{place}/spark",
        "spark.sql.warehouse.dir": f"{place}/warehouse",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "UTC",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


def compared(figures: list[Indicator], folder: Path, session: Any) -> Iterator[str]:
    import ibis

    here, there = Star.read(folder), Star.read(folder, ibis.pyspark.connect(session))
    for each in figures:
        ours, theirs = told(each, here), told(each, there)
        print(f"{each.code}: {len(ours)} cells, {'equal' if ours == theirs else 'NOT EQUAL'}", flush=True)
        if ours != theirs:
            yield each.code


def told(indicator: Indicator, star: Star) -> list[tuple[Any, ...]]:
    """Its cells in an order of their own, by what it must be cut by and by table where it may be."""
    by = [*indicator.needs, *(["table"] if "table" in indicator.groups and "table" not in indicator.needs else [])]
    cells = indicator.cells(star, by)
    rows = [tuple(row[name] for name in cells.columns) for row in cells.to_pyarrow().to_pylist()]
    return sorted(rows, key=lambda row: [(value is None, str(value)) for value in row])


if __name__ == "__main__":
    main()
