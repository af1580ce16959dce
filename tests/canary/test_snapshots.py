"""Is anybody in a snapshot? Of the whole world, in every file: in its bytes, and in every value they hold."""

import re

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from commontable.insight.snapshot.taking import take

from .sinks import Found, in_the_log, in_the_rows, listening, names_in

IDENTIFIERS = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b(?:EA|WE)-\d\d-\d{4}\b", re.I)
WORDS = ("qzsaid", "qzguest", "qzfrom", "qzcross", "qzword", "qzplan", "qzours")


def said_in(folder) -> str:
    """Everything: the bytes of each file, and each value of each column as text."""
    raw = [each.read_bytes().decode("latin-1") for each in sorted(folder.iterdir())]
    tables = [pq.read_table(each) for each in sorted(folder.glob("*.parquet"))]
    return " ".join(raw + [str(column.to_pylist()) for table in tables for column in table.columns])


@pytest.fixture
def folder(world, undone, settings, tmp_path):
    settings.SNAPSHOTS = tmp_path / "snapshots"
    return take(full=True).folder


def test_no_snapshot_names_anybody_or_any_number(world, folder):
    with listening() as log:
        said = said_in(folder)
    assert len(pq.read_table(folder / "situation.parquet")) > 5
    assert [Found(marker, "snapshot") for marker in names_in(said)] == []
    assert IDENTIFIERS.findall(said) == []
    assert [word for word in WORDS if word in said.lower()] == []
    assert in_the_log(log) + in_the_rows(world) == []


def test_no_number_of_a_snapshot_is_made_of_an_identifier(world, folder):
    """Neither half of any identifier, nor any of its 62 bits in a row that a number could be."""
    numbers = set(pq.read_table(folder / "situation.parquet")["situation"].to_pylist())
    mask = (1 << 62) - 1
    for case in world.cases.values():
        if case.situation:
            whole = case.situation.int
            assert numbers.isdisjoint({(whole >> shift) & mask for shift in range(67)})


def test_a_name_in_a_snapshot_would_be_found(folder):
    """Though Parquet packs it: what is sought is each value, not the bytes alone."""
    table = pq.read_table(folder / "area.parquet")
    planted = pa.table({"area": ["Qzname001"] * table.num_rows})
    pq.write_table(planted, folder / "planted.parquet", compression="zstd")
    assert names_in(said_in(folder)) == {"Qzname001"}
