"""How is a return written? A zip with CSV (codes), a spreadsheet (words), the descriptor and what is to be put right."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.writer.excel import save_workbook

from commontable.groundwork.vocabulary.lists import load
from commontable.partnership.tables.sheet import safe

from .checking import unknown
from .describing import NOTICE, describe
from .profile import BETWEEN, FIELDS, WITHHELD, WITHIN, Field
from .report import Report

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time in the archive: the same rows give the same bytes."""
SHEETS = 31
"""How long a spreadsheet's own sheet name may be."""


def package(report: Report, language: str) -> bytes:
    """The whole return as one zip."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files(report, language).items():
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def files(report: Report, language: str) -> dict[str, bytes]:
    """Each file of the return by name."""
    with override(language):
        return {
            "datapackage.json": json.dumps(describe(report), ensure_ascii=False, indent=1).encode(),
            "discussions.csv": as_csv([field.code for field in FIELDS], _coded(report)),
            "discussions.xlsx": _workbook(report, language),
            "to-put-right.csv": as_csv(
                ["number", "code", "to_put_right"], ([f.number, f.code, str(f.sentence)] for f in report.faults)
            ),
        }


def file_name(report: Report) -> str:
    """The name of the zip: the table's code and the period."""
    return f"{report.table.code}-{report.period.starts_on}-{report.period.ends_on}.zip"


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Comma-separated, in UTF-8; no cell of it is run by a spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _coded(report: Report) -> Iterable[list[str]]:
    return ([returned(field, row[field.code]) for field in FIELDS] for row in report.rows)


def _workbook(report: Report, language: str) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("Discussions")[:SHEETS])
    _put(sheet, [field.label(language) for field in FIELDS])
    for row in report.rows:
        _put(sheet, [worded(field, row[field.code], language) for field in FIELDS])
    about = book.create_sheet(_("About")[:SHEETS])
    _put(about, [NOTICE["fr" if language.startswith("fr") else "en"]])
    for field in FIELDS:
        _put(about, [field.code, field.label("en"), field.label("fr"), field.provenance, field.source])
    made = io.BytesIO()
    save_workbook(book, made)
    return made.getvalue()


def _put(sheet: Any, cells: Iterable[str]) -> None:
    """A row of texts. A cell of type "s" is never a formula, whatever it begins with."""
    row = []
    for text in cells:
        cell = WriteOnlyCell(sheet, text)
        cell.data_type = "s"
        row.append(cell)
    sheet.append(row)


def worded(field: Field, said: str, language: str) -> str:
    """The field in words: each code as its list has it. What is on no list stays as it is."""
    if not field.lists or said in ("", WITHHELD) or unknown(field, said):
        return said
    values = said.split(BETWEEN) if field.many else [said]
    return BETWEEN.join(_words(field.lists, value, language) for value in values)


def returned(field: Field, said: str) -> str:
    """The field in codes: the provincial code where this installation mapped one, else the code of the list."""
    if not field.lists or said in ("", WITHHELD) or unknown(field, said):
        return said
    values = said.split(BETWEEN) if field.many else [said]
    return BETWEEN.join(_returned(field.lists, value) for value in values)


def _returned(lists: tuple[str, ...], value: str) -> str:
    parts = zip(lists, value.split(WITHIN), strict=True)
    return WITHIN.join(load(name).get(code).returned for name, code in parts)


def _words(lists: tuple[str, ...], value: str, language: str) -> str:
    parts = zip(lists, value.split(WITHIN), strict=True)
    return f" {WITHIN} ".join(load(name).label(code, language) for name, code in parts)
