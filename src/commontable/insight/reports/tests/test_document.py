"""A report is made of numbers that are told or withheld, and never of both."""

import json
from datetime import date

import pytest

from commontable.insight.pictures.words import percent as drawn
from commontable.insight.reports.assembling import assemble
from commontable.insight.reports.document import COUNT, RATIO, SHARE, Column, Figure, Label, Shown, Table
from commontable.insight.reports.laying import laid
from commontable.insight.reports.saying import HIDDEN, NOTHING, day, decimal, made_of, months, percent, said, whole

from .making import a_source

NBSP = "\N{NO-BREAK SPACE}"


def test_a_withheld_number_has_a_reason_and_no_value():
    with pytest.raises(ValueError, match="reason"):
        Shown(None)
    with pytest.raises(ValueError, match="reason"):
        Shown(3, reason=HIDDEN)


def test_a_withheld_share_keeps_nothing_of_what_it_is_made_of():
    with pytest.raises(ValueError, match="withheld"):
        Shown(None, SHARE, part=3, whole=20, reason=HIDDEN)


def test_a_row_is_as_wide_as_its_table():
    with pytest.raises(ValueError, match="columns"):
        Table((Column("a", "A", False),), ((Label("x", "X"), Shown(1)),))


def test_numbers_are_said_as_each_language_says_them():
    assert (whole(1234, "en"), whole(1234, "fr")) == ("1,234", f"1{NBSP}234")
    assert (decimal(1234.5, "en"), decimal(1234.5, "fr")) == ("1,234.5", f"1{NBSP}234,5")
    assert (percent(0.864, "en"), percent(0.864, "fr")) == ("86%", f"86{NBSP}%")
    assert percent(0.125, "en") == drawn(0.125, "en") == "13%"  # a half is the same in a table as in its picture
    assert made_of(Shown(31 / 36, SHARE, 31, 36), "en") == "31 of 36"
    assert made_of(Shown(31 / 36, SHARE, 31, 36), "fr") == "31 sur 36"


def test_an_average_is_people_by_situations_and_no_part_of_them():
    assert [made_of(Shown(583 / 347, RATIO, 583, 347), each) for each in ("en", "fr")] == ["583 ÷ 347"] * 2


def test_days_and_months_are_said_as_each_language_says_them():
    assert day(date(2026, 10, 1), "fr") == f"1er{NBSP}octobre 2026"
    assert day(date(2026, 10, 2), "en") == f"2{NBSP}October 2026"
    assert months(date(2026, 7, 1), date(2026, 9, 30), "en") == "July to September 2026"
    assert months(date(2025, 10, 1), date(2026, 9, 30), "fr") == "d’octobre 2025 à septembre 2026"


def test_withheld_is_said_and_nothing_to_divide_by_is_a_dash():
    assert said(Shown(None, reason=HIDDEN), "en") == "withheld"
    assert said(Shown(None, reason=HIDDEN), "fr") == "masqué"
    assert said(Shown(None, SHARE, reason=NOTHING), "en") == "–"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", ["quarterly", "annual", "steering", "fidelity"])
def test_dis_03_no_withheld_number_reaches_what_is_written(code, language):
    """Each withheld number is a word; what a page and a PDF are set from holds no number in its place."""
    report = assemble(a_source(code, language))
    rows = [cell for figure in laid(report)["sections"] for block in figure["blocks"] for cell in _cells(block)]
    hidden = [cell for cell in rows if not cell["is_label"] and cell["is_withheld"]]
    assert hidden
    assert {cell["text"] for cell in hidden} == {"withheld" if language == "en" else "masqué"}
    assert {cell["made_of"] for cell in hidden} == {""}


def test_acc_06_every_figure_has_a_title_a_definition_a_date_and_a_table():
    report = assemble(a_source("quarterly"))
    for figure in report.figures:
        assert figure.title
        assert figure.definition
        assert figure.span
        assert figure.table.columns
    assert laid(report)["taken"] == f"Numbers of 2{NBSP}October 2026"


def test_every_word_of_the_french_report_is_set_as_french_is():
    text = json.dumps(laid(assemble(a_source("annual", "fr"))), ensure_ascii=False)
    for wrong in (" :", " ;", " ?", " %", "« "):
        assert wrong not in text, text[max(0, text.find(wrong) - 60) : text.find(wrong) + 10]


def test_a_figure_that_was_not_released_is_not_there():
    source = a_source("steering")
    few = {name: numbers for name, numbers in source.numbers.items() if name.startswith("accepted")}
    report = assemble(type(source)(**{**vars(source), "numbers": few}))
    assert [section.key for section in report.sections] == ["glance", "dictionary"]
    assert report.headline == source.definition.about.en


def test_the_numbers_at_a_glance_stand_beside_those_of_a_year_ago():
    tile = next(assemble(a_source("quarterly")).tiles)
    assert (tile.number, tile.before, tile.before_label) == (Shown(31, COUNT), Shown(31, COUNT), "a year ago")


def _cells(block):
    return [cell for row in block["table"]["rows"] for cell in row] if isinstance(block.get("table"), dict) else []


def test_figures_are_found_in_order():
    assert all(isinstance(each, Figure) for each in assemble(a_source("annual")).figures)
