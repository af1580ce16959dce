"""Periods are whole quarters, named as they stand in an address."""

from datetime import date

import pytest

from commontable.insight.reports.definition import PERIOD, TREND, YEAR, Plan, span_of
from commontable.insight.reports.periods import NoPeriod, Period, last_whole_quarter, read


@pytest.mark.parametrize("name", ["2026-Q3", "2026", "2026-to-Q2"])
def test_what_is_read_is_named_the_same(name):
    assert read(name).name == name


def test_the_four_quarters_that_end_with_the_fourth_are_the_year():
    assert read("2026-to-Q4") == read("2026")


@pytest.mark.parametrize("name", ["", "2026-Q5", "26-Q1", "2026-q1", "2026-Q1 or 1=1"])
def test_anything_else_is_no_period(name):
    with pytest.raises(NoPeriod):
        read(name)


def test_the_last_whole_quarter_is_over():
    assert last_whole_quarter(date(2026, 11, 26)) == read("2026-Q3")
    assert last_whole_quarter(date(2026, 1, 1)) == read("2025-Q4")


def test_spans_end_with_the_report():
    quarter = read("2026-Q3")
    assert span_of(Plan("x", span=PERIOD), quarter) == quarter
    assert span_of(Plan("x", span=YEAR), quarter) == read("2026-to-Q3")
    assert span_of(Plan("x", span=TREND), quarter) == Period(date(2023, 10, 1), 12)
    assert span_of(Plan("x", span=YEAR), read("2026")) == read("2026")
    assert quarter.last == date(2026, 9, 30)
    assert quarter.before() == read("2025-Q3")
