"""Hand-made rows and a folder of Parquet give the same star."""

from dataclasses import fields
from datetime import date

import pyarrow.parquet as pq
import pytest

from commontable.insight.mart import TABLES, Star

ROWS = {
    "situation": [
        {"situation": 7, "table": "EA", "quarter": date(2026, 1, 1), "accepted": True, "hours_to_contact": 43.3},
        {"situation": 8, "table": "EA", "quarter": date(2026, 1, 1)},
    ],
    "risk": [{"situation": 7, "category": "mental_health"}],
}


def test_the_star_has_a_place_for_every_table_and_no_other():
    assert [field.name for field in fields(Star)] == [*TABLES, "stretches"]


def test_what_a_row_leaves_out_is_empty_or_nothing():
    first, second = Star.of(ROWS).situation.order_by("situation").to_pyarrow().to_pylist()
    assert (first["accepted"], first["hours_to_contact"], first["conclusion"]) == (True, 43.3, None)
    assert (second["accepted"], second["mask_low"], second["kind"]) == (False, 0, "")


def test_a_table_left_out_has_no_rows_and_the_same_types():
    star = Star.of(ROWS)
    assert star.meeting.count().execute() == 0
    assert {name: str(kind) for name, kind in star.meeting.schema().items()} == TABLES["meeting"].types


def test_a_misspelt_table_or_column_is_refused():
    with pytest.raises(KeyError, match="situations"):
        Star.of({"situations": []})
    with pytest.raises(KeyError, match="colour"):
        Star.of({"person": [{"colour": "red"}]})


def test_a_folder_reads_as_the_rows_it_was_written_from(tmp_path):
    made = Star.of(ROWS)
    for name in TABLES:
        pq.write_table(getattr(made, name).to_pyarrow(), tmp_path / f"{name}.parquet")
    read = Star.read(tmp_path)
    for name in TABLES:
        assert getattr(read, name).schema() == getattr(made, name).schema()
        assert getattr(read, name).to_pyarrow().to_pylist() == getattr(made, name).to_pyarrow().to_pylist()


def test_a_file_of_an_earlier_form_has_nothing_in_what_came_later(tmp_path):
    made = Star.of(ROWS)
    for name in TABLES:
        table = getattr(made, name).to_pyarrow()
        later = [each for each in ("language_needed", "persons_word") if each in table.column_names]
        pq.write_table(table.drop_columns(later), tmp_path / f"{name}.parquet")
    read = Star.read(tmp_path).situation
    assert read.schema() == made.situation.schema()
    assert {(row["language_needed"], row["persons_word"]) for row in read.to_pyarrow().to_pylist()} == {(False, None)}


def test_rows_of_two_tables_join():
    star = Star.of(ROWS)
    joined = star.situation.join(star.risk, "situation").filter(star.situation.accepted)
    assert joined.count().execute() == 1
