"""Are the curves of a report drawn from its released counts, and not where it is not told how many there are?"""

from dataclasses import replace

from commontable.insight.reports.assembling import assemble
from commontable.insight.reports.numbers import ALL

from .making import a_source

NAME = "course_to_close.to_close.year"


def drawn(source):
    return {each.key: each for each in assemble(source).figures}[NAME.replace(".", "_")].picture


def test_a_report_draws_days_to_close_with_its_method_and_its_table():
    source = a_source("annual")
    picture = drawn(source)
    assert "Cutler and Ederer, 1958" in picture.note
    assert picture.title == "Days to close, as a curve"
    assert [len({each.table.rows for each in assemble(source).figures if each.key.startswith("course_to_close")})] == [
        1
    ]


def test_of_an_unknown_number_there_is_no_curve():
    source = a_source("annual")
    hidden = {**source.numbers[NAME].cells, (ALL,): {"numerator": None}}
    numbers = {**source.numbers, NAME: replace(source.numbers[NAME], cells=hidden)}
    assert drawn(replace(source, numbers=numbers)) is None
