"""Is every hostile file answered with a sentence, early, in bounded memory, and is nothing of it kept?"""

import re
import tracemalloc
from contextlib import suppress
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from commontable.groundwork.access.errors import Invalid
from commontable.groundwork.access.session import acting_as
from commontable.partnership.tables.sheet import SheetError
from commontable.response.past import opening
from commontable.response.past.actions import bring_file
from commontable.response.past.headings import found
from commontable.response.past.meaning import Desk, meant
from commontable.response.past.models import Batch, BatchPart, Mapping
from commontable.response.past.opening import listed_text, opened

from .files import HEAD, MET, as_csv, as_xlsx
from .hostile import DAYS, ENCODINGS, NAUGHTY, REFUSED, counted_from_1904, empty_rows
from .test_reading import DESK, FIELDS

MEGABYTE = 1024 * 1024


def refusal(raw: bytes) -> str:
    """What is said of a file, read as an action reads it."""
    with pytest.raises(SheetError) as no:
        found(list(opened(raw))[:10], {})
    return str(no.value)


@pytest.mark.parametrize("name", REFUSED)
def test_each_hostile_file_is_refused_with_what_to_do(name):
    make, sentence = REFUSED[name]
    said = refusal(make())
    assert sentence in said
    assert re.search(r"[.]$", said)


@pytest.mark.parametrize("name", ["a bomb", "entities", "a row without end", "long styles"])
def test_a_bomb_is_refused_before_it_fills_the_memory(name):
    raw = REFUSED[name][0]()
    tracemalloc.start()
    try:
        refusal(raw)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 12 * MEGABYTE


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["a formula", "a bomb", "too many rows", "NUL bytes", "a password"])
def test_nothing_of_a_refused_file_is_kept(cast, name):
    with acting_as(cast.coral):
        with pytest.raises(Invalid, match=REFUSED[name][1]):
            bring_file(cast.table("EA"), actor=cast.coral, raw=REFUSED[name][0]())
        assert [kind.objects.count() for kind in (Batch, BatchPart, Mapping)] == [0, 0, 0]


# ------------------------------------------------------------------ what is odd and right


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_each_encoding_a_spreadsheet_saves_is_told_apart(encoding):
    words = "École élémentaire à Côté, reçu le « 4 août » – œuvre"
    raw = as_csv({"Number": words, "Gender": "Mère"}, encoding=encoding)
    row = list(opened(raw))[1]
    assert (row[0], row[9]) == (words, "Mère")


def test_rows_coloured_to_the_last_are_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(opening, "MOST_LINES", 500)
    assert "more than 500 rows, most of them empty. Copy the list alone" in refusal(empty_rows(600))


def test_some_thousand_empty_rows_under_a_list_are_passed_over():
    rows = list(opened(empty_rows(3000)))
    assert [row[0] for row in rows if row] == ["Number", "A-1"]


def test_the_days_of_a_workbook_that_counts_from_1904_are_right():
    assert list(opened(counted_from_1904(*DAYS, 7, True))) == [["2019-03-04", "2019-03-04", "7", "yes"]]


@pytest.mark.parametrize("day", ["1899-12-31", "12/31/1899", "31 décembre 1899"])
def test_a_day_before_any_table_met_is_a_wrong_row(day):
    row = {**MET, "Date opened": day, "Assisting agencies": ""}
    assert "lies before" in " ".join(meant(2, [row.get(name, "") for name in HEAD], FIELDS, DESK).faults)


def test_the_content_counts_and_not_the_ending():
    assert list(opened(as_csv(MET))) == list(opened(as_xlsx([HEAD, [MET.get(name, "") for name in HEAD]])))


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_naughty_text_is_kept_in_no_column(text):
    for column in HEAD:
        row = {**MET, "Assisting agencies": "", column: text}
        it = meant(2, [row.get(name, "") for name in HEAD], FIELDS, DESK)
        kept = {*it.codes.values(), *chain(*it.people), *chain(*it.facts), *(code for code, _, _ in it.services)}
        assert text not in kept, column
        assert it.faults or column not in ("Date opened", "Date closed", "Originating agency", "AER met"), column


CELLS = some.one_of(some.text(max_size=30), some.sampled_from(NAUGHTY), some.sampled_from([*MET.values(), "N/A"]))


@settings(max_examples=50, deadline=None, database=None)
@given(some.lists(CELLS, min_size=len(HEAD), max_size=len(HEAD)))
def test_whatever_stands_in_a_row_it_is_read_or_told_what_is_wrong(cells):
    it = meant(2, cells, FIELDS, Desk(DESK.teams, DESK.today, "dmy"))
    assert it.faults or (it.opened and it.origin)


@settings(max_examples=50, deadline=None, database=None)
@given(some.one_of(some.binary(max_size=300), some.binary(max_size=200).map(lambda raw: b"PK\x03\x04" + raw)))
def test_whatever_bytes_come_they_are_read_or_refused(raw):
    for read in (lambda: list(opened(raw)), lambda: listed_text(raw)):
        with suppress(SheetError):
            read()
