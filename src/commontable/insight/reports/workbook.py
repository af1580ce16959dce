"""How does a report become a spreadsheet? One sheet a figure, with its definition above; no cell of it is ever run."""

import io
import re
from collections.abc import Iterable
from typing import Any

from .document import SHARE, Cell, Column, Dictionary, Figure, Label, Report, Section, Shown, Tiles
from .saying import day, of_language, percent, reason, said
from .words import word

SHEET = 31
"""How long a spreadsheet's own sheet name may be."""
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
WIDE, NARROW = 44, 16


def workbook(report: Report) -> bytes:
    """The report as XLSX. A withheld number is the word and its reason, never empty and never zero."""
    from openpyxl import Workbook
    from openpyxl.writer.excel import save_workbook

    book = Workbook(write_only=True)
    book.properties.title = f"{report.title}, {report.place}, {report.period}"
    book.properties.language = report.language
    book.properties.creator = "Common Table"
    _front(book, report)
    taken: set[str] = set()
    for place, figure in enumerate(report.figures, start=1):
        _sheet(book, _name(f"{place} {figure.title}", taken), figure, report)
    made = io.BytesIO()
    save_workbook(book, made)
    return made.getvalue()


def _front(book: Any, report: Report) -> None:
    """The first sheet: what this is, the numbers at a glance, the dictionary."""
    sheet = _new(book, word("about", report.language))
    for line in (report.title, f"{report.place}, {report.period}", report.headline, _taken(report)):
        _put(sheet, [line])
    if report.is_demo:
        _put(sheet, [word("practice", report.language)])
    for row in _withheld(report):
        _put(sheet, row)
    for section in report.sections:
        for row in _front_rows(section, report.language):
            _put(sheet, row)


def _withheld(report: Report) -> Iterable[list[Any]]:
    """How much is shown, and what was made coarser first."""
    found = report.withheld
    if found is None:
        return
    yield [word("cells_shown", report.language), found.cells_shown, word("of_pages", report.language), found.cells]
    if found.people_share is not None:
        yield [word("people_shown", report.language), percent(found.people_share, report.language)]
    yield from ([line] for line in (found.rule, *found.widened) if line)


def _front_rows(section: Section, language: str) -> Iterable[list[Any]]:
    for block in section.blocks:
        if isinstance(block, Tiles):
            yield from ([tile.title, *_spread(tile.number, language), tile.definition] for tile in block.tiles)
        if isinstance(block, Dictionary):
            yield [section.title]
            yield from ([entry.term, entry.meaning, *entry.details] for entry in block.entries)


def _taken(report: Report) -> str:
    return f"{word('taken', report.language)} {day(report.taken_on, report.language)}"


def _sheet(book: Any, name: str, figure: Figure, report: Report) -> None:
    sheet, language = _new(book, name), report.language
    _put(sheet, [figure.title])
    _put(sheet, [f"{word('definition', language)}: {figure.definition}"])
    if figure.denominator:
        _put(sheet, [f"{word('denominator', language)}: {figure.denominator}"])
    for line in (figure.span or report.period, _taken(report), *figure.notes):
        _put(sheet, [line])
    _put(sheet, [])
    _put(
        sheet,
        [title for column in (figure.data or figure.table).columns for title in _titles(column, figure, language)],
    )
    for row in (figure.data or figure.table).rows:
        _put(
            sheet,
            [
                cell
                for column, each in zip((figure.data or figure.table).columns, row, strict=True)
                for cell in _cells(column, each, figure, language)
            ],
        )


def _titles(column: Column, figure: Figure, language: str) -> list[str]:
    """A share takes three columns: itself, so many, of so many."""
    if not _is_share(column, figure):
        return [column.title]
    of = of_language(language) == "fr"
    return [column.title, f"{column.title}, {'nombre' if of else 'count'}", f"{column.title}, {'sur' if of else 'of'}"]


def _is_share(column: Column, figure: Figure) -> bool:
    place = (figure.data or figure.table).columns.index(column)
    cells = (row[place] for row in (figure.data or figure.table).rows)
    return any(isinstance(cell, Shown) and cell.unit == SHARE for cell in cells)


def _cells(column: Column, cell: Cell, figure: Figure, language: str) -> list[Any]:
    if isinstance(cell, Label):
        return [cell.text]
    return _spread(cell, language) if _is_share(column, figure) else [_value(cell, language)]


def _spread(shown: Shown, language: str) -> list[Any]:
    parts = ["" if shown.part is None else shown.part, "" if shown.whole is None else shown.whole]
    return [_value(shown, language), *parts]


def _value(shown: Shown, language: str) -> Any:
    if shown.value is None:
        return f"{said(shown, language)} ({reason(shown.reason, language)})"
    return round(shown.value, 4) if isinstance(shown.value, float) else shown.value


def _name(title: str, taken: set[str]) -> str:
    """A sheet name no other has, within what a spreadsheet allows."""
    name = NOT_IN_A_NAME.sub(" ", title)[:SHEET].strip()
    taken.add(name)
    return name


def _new(book: Any, name: str) -> Any:
    sheet = book.create_sheet(name[:SHEET])
    sheet.column_dimensions["A"].width = WIDE
    for letter in "BCDEFGHIJKLMNOPQRSTUVWXYZ":
        sheet.column_dimensions[letter].width = NARROW
    return sheet


def _put(sheet: Any, cells: Iterable[Any]) -> None:
    """A row. A text is of type "s" and never a formula, whatever it begins with."""
    from openpyxl.cell import WriteOnlyCell

    row = []
    for content in cells:
        cell = WriteOnlyCell(sheet, content)
        if isinstance(content, str):
            cell.data_type = "s"
        row.append(cell)
    sheet.append(row)
