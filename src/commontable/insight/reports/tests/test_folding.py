"""What is withheld of a long list stands in one row and one bar; files keep a row each, and no picture is cut off on paper."""

from dataclasses import replace

from commontable.insight.reports.assembling import assemble
from commontable.insight.reports.document import Figure, Label
from commontable.insight.reports.naming import Names
from commontable.insight.reports.numbers import ALL, Numbers
from commontable.insight.reports.paper import scale_of
from commontable.insight.reports.tabling import is_folded

from .making import a_source

FLAGS = (
    "homelessness",
    "child_involved",
    "hoarding",
    "gangs",
    "trespassing",
    "recidivism",
    "social_media",
    "wait_list",
)
NAME = "flag_prevalence.flag.year"


def numbers(told: int, by: str = "flag") -> Numbers:
    """So many of eight topics told, the others withheld."""
    parts = {
        (flag,): {"numerator": 40.0 - place if place < told else None, "denominator": 100.0}
        for place, flag in enumerate(FLAGS)
    }
    return Numbers((by,), "share", {**parts, (ALL,): {"numerator": 90.0, "denominator": 100.0}})


def figure(told: int, language: str = "en") -> Figure:
    source = a_source("annual", language)
    report = assemble(replace(source, numbers={**source.numbers, NAME: numbers(told)}))
    return next(each for each in report.figures if each.key == NAME.replace(".", "_"))


def heads(made: Figure) -> list[str]:
    return [row[0].text for row in made.table.rows if isinstance(row[0], Label)]


def test_a_few_withheld_stand_by_themselves_and_so_does_what_has_an_order():
    assert not is_folded(numbers(3), Names("en"))
    assert is_folded(numbers(2), Names("en"))
    assert not is_folded(numbers(0, "age_band"), Names("en"))


def test_many_withheld_are_one_row_that_names_each_before_the_whole():
    made = figure(2)
    assert len(heads(made)) == 4
    assert heads(made)[2].startswith("6 others: ")
    assert "Trespassing" in heads(made)[2]
    assert heads(made)[3] == "All"
    assert made.data is not None
    assert len(made.data.rows) == 9


def test_they_are_one_bar():
    made = figure(2)
    assert made.picture is not None
    assert "6 others" in made.picture.svg
    assert "Trespassing" not in made.picture.svg


def test_where_all_is_withheld_there_is_no_picture():
    assert figure(0).picture is None
    assert heads(figure(0))[0].startswith("All 8: ")
    assert heads(figure(0, "fr"))[0].startswith("Les 8\N{NO-BREAK SPACE}: ")


def test_the_title_does_not_say_twice_what_it_is_cut_by():
    report = assemble(a_source("annual"))
    titles = {each.key: each.title for each in report.figures}
    assert titles["flag_prevalence_flag_year"] == "Flag prevalence"
    assert titles["people_appearing_age_band_year"] == "People appearing, by age band"
    assert titles["sectors_together_sector_with_sector_year"] == "Sectors together"


def test_a_high_picture_takes_less_of_the_width():
    assert scale_of('<svg viewBox="0 0 700 300"/>') == 1.0
    assert 0.85 < scale_of('<svg viewBox="0 0 700 540"/>') < 1.0
    assert scale_of('<svg viewBox="0 0 700 3000"/>') == 0.85
    assert scale_of("<svg/>") == 1.0
