"""A report leaves as a spreadsheet, as CSV with its descriptor and as JSON: the same numbers, and none of those withheld."""

import csv
import io
import json
import zipfile

import openpyxl

from commontable.insight.reports.assembling import assemble
from commontable.insight.reports.document import Column, Figure, Label, Report, Section, Shown, Table
from commontable.insight.reports.package import as_json, csv_package, describe, files
from commontable.insight.reports.workbook import workbook

from .making import a_source


def both(code: str = "quarterly") -> tuple[Report, Report]:
    return assemble(a_source(code)), assemble(a_source(code, "fr"))


def test_every_figure_is_a_file_with_its_columns_described():
    english, french = both()
    made = files(english, french)
    described = {each["path"]: each for each in json.loads(made["datapackage.json"])["resources"]}
    assert set(described) == set(made) - {"datapackage.json"}
    for path, resource in described.items():
        header = next(csv.reader(io.StringIO(made[path].decode())))
        assert header == [field["name"] for field in resource["schema"]["fields"]], path
        assert resource["title_fr"]
        assert resource["description"]


def test_dis_03_a_withheld_number_is_empty_in_csv_and_says_why():
    made = files(*both())
    rows = list(csv.DictReader(io.StringIO(made["contact_in_time_quarter_trend.csv"].decode())))
    hidden = [row for row in rows if row["share_withheld"]]
    assert hidden
    assert {(row["share"], row["share_count"], row["share_withheld"]) for row in hidden} == {("", "", "hidden")}
    assert all(row["share"] for row in rows if not row["share_withheld"])


def test_dis_03_json_holds_none_in_its_place():
    whole = json.loads(as_json(*both()))
    trend = next(each for each in whole["resources"] if each["name"] == "contact-in-time-quarter-trend")
    hidden = [row for row in trend["data"] if row["share_withheld"]]
    assert hidden
    assert {(row["share"], row["share_count"]) for row in hidden} == {(None, None)}


def test_the_same_report_gives_the_same_archive():
    assert csv_package(*both("steering")) == csv_package(*both("steering"))
    names = zipfile.ZipFile(io.BytesIO(csv_package(*both("steering")))).namelist()
    assert names[0] == "datapackage.json"


def test_codes_are_explained_in_both_languages():
    described = describe(*both())
    fields = [
        field for each in described["resources"] for field in each["schema"]["fields"] if field["name"] == "sector"
    ]
    assert {"code": "health", "en": "Health", "fr": "Santé"} in fields[0]["codes"]


def test_a_spreadsheet_has_a_sheet_a_figure_and_withheld_is_a_word():
    english, _french = both()
    book = openpyxl.load_workbook(io.BytesIO(workbook(english)))
    assert len(book.sheetnames) == 1 + len(list(english.figures))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(isinstance(value, str) and value.startswith("withheld (") for value in cells)
    assert 0 not in cells


def test_sec_09_no_cell_is_a_formula():
    evil = "=HYPERLINK(1)"
    table = Table((Column("x", evil, False), Column("n", "+n")), ((Label(evil, evil), Shown(7)),))
    figure = Figure("f", evil, evil, evil, table)
    english, _french = both("steering")
    report = type(english)(**{**vars(english), "sections": (Section("s", evil, (figure,)),)})
    book = openpyxl.load_workbook(io.BytesIO(workbook(report)))
    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value} <= {"s", "n"}
    text = files(report, report)["f.csv"].decode()
    assert not [cell for row in csv.reader(io.StringIO(text)) for cell in row if cell.startswith("=")]
