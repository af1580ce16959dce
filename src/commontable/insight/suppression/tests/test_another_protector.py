"""Does another protector, written by others, agree where it means the same?

τ-ARGUS (pytauargus, test-only) protects a count under the threshold by a range of 20 % around it: a reader may learn that it is under
the threshold. Ours must stay able to reach the threshold. So its choice is not held to our rule; but where it happens to keep
our rule, ours may not cost more. What is small by itself must be the same. It writes into the current folder: a process in a thrown-away one.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from commontable.insight.suppression.protector import Search, protect
from commontable.insight.suppression.results import PRIMARY, NotSafe, Rules, Zeros
from commontable.insight.suppression.system import gather
from commontable.insight.suppression.tables import ALL, CountTable, Published
from commontable.insight.suppression.tests.tables import drawn
from commontable.insight.suppression.verifier.verify import verify

FIVE = Rules(5, zeros=Zeros.SHOWN)
THEIRS = """
import json, sys
from pytauargus import protect
asked = json.load(sys.stdin)
rows = [dict(zip(asked["names"], key), n=1.0) for key, count in asked["cells"] for _ in range(count)]
done = protect(rows, asked["names"], response="n", safety_rules="FREQ(5,20)", suppress="OPT(1)", workdir="files")
found = [[[str(row[name]).strip() for name in asked["names"]], status] for row, status in zip(done.tables[0].rows, done.tables[0].status())]
json.dump(found, open("found.json", "w"))
"""


def theirs(table: CountTable, folder: Path) -> dict[tuple[str, ...], str]:
    """Key and status: U is unsafe by itself, M withheld for others."""
    names = [dimension.name for dimension in table.dimensions]
    asked = {"names": names, "cells": [[cell.key, cell.count] for cell in table.inner]}
    quiet = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(
        [sys.executable, "-c", THEIRS],
        cwd=folder,
        input=json.dumps(asked),
        text=True,
        check=True,
        env=quiet,
        capture_output=True,
    )
    told = json.loads((folder / "found.json").read_text())
    return {tuple(ALL if code in ("", "Total", "T") else code for code in key): status for key, status in told}


@pytest.mark.every
@pytest.mark.parametrize(("sizes", "mean"), [((6, 5), 60), ((9, 6), 90), ((8, 7), 150), ((4, 3, 3), 150)], ids=str)
def test_it_finds_the_same_small_numbers_and_where_it_keeps_our_rule_ours_costs_no_more(sizes, mean, tmp_path):
    table = drawn(len(sizes), sizes, mean)
    found, done = theirs(table, tmp_path), protect([table], FIVE, seconds=600)
    assert {key for key, status in found.items() if status == "U"} == {
        key for (_, key), why in done.hidden.items() if why in PRIMARY
    }
    withheld = {key for key, status in found.items() if status in "UM"}
    assert done.method == "exact"
    if keeps_our_rule(table, withheld):
        assert cost(table, {key for _, key in done.hidden}) <= cost(table, withheld) + 1e-6


def keeps_our_rule(table: CountTable, withheld: set[tuple[str, ...]]) -> bool:
    values = {key: None if key in withheld else cell.count for key, cell in table.cells.items()}
    try:
        verify([Published(table.name, table.dimensions, values, table.measure)], (), FIVE, 600, real=[table])
    except NotSafe:
        return False
    return True


def cost(table: CountTable, withheld: set[tuple[str, ...]]) -> float:
    search = Search(gather([table], (), ()), FIVE, time.monotonic(), 600)
    price = {
        key: search.master.costs.get(i, 0.0)
        for i, number in enumerate(search.system.numbers)
        for _, key in number.printed
    }
    return sum(price[key] for key in withheld)
