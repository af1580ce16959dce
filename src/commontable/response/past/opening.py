"""What stands in a spreadsheet? Its rows as text, read without trust: XLSX, or CSV of any usual encoding."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from commontable.partnership.tables.sheet import SheetError

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 300 * 1024 * 1024
MOST_RATIO, MOST_FILES = 200, 500
MOST_ROWS, MOST_COLUMNS, LONGEST = 50_000, 60, 2000
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")

type Cells = list[str]


def opened(raw: bytes) -> Iterator[Cells]:
    """Each row of the first sheet with anything in it, row by row. Raises SheetError with what to put right."""
    if len(raw) > MOST_BYTES:
        raise SheetError(_("The file is longer than %(most)s MB. Split it.") % {"most": MOST_BYTES // 1024 // 1024})
    if raw.startswith(OLD_EXCEL):
        raise SheetError(_("This is an old or locked Excel file. Save it as .xlsx without a password."))
    rows = _of_workbook(raw) if raw.startswith(b"PK") else _of_text(raw)
    return _bounded(rows)


def _bounded(rows: Iterable[Cells]) -> Iterator[Cells]:
    for place, cells in enumerate(rows, 1):
        kept = [cell.strip() for cell in cells]
        while kept and not kept[-1]:
            kept.pop()
        if place > MOST_ROWS:
            raise SheetError(_("The file has more than %(most)s rows. Split it.") % {"most": MOST_ROWS})
        if len(kept) > MOST_COLUMNS:
            raise SheetError(
                _("The file has more than %(most)s columns. Keep those that are wanted.") % {"most": MOST_COLUMNS}
            )
        if any(len(cell) > LONGEST for cell in kept):
            raise SheetError(_("A cell of row %(row)s is too long for a list. Take the texts out.") % {"row": place})
        yield kept


# ------------------------------------------------------------------ XLSX


def _of_workbook(raw: bytes) -> Iterator[Cells]:
    _look_into(raw)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()
        for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1):
            yield [_text(cell) for cell in row]
    except SheetError:
        raise
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        ParseError,
        KeyError,
        ValueError,
        IndexError,
        TypeError,
        EOFError,
    ):
        raise SheetError(_("This spreadsheet cannot be read. Save it as .xlsx once more.")) from None


def _look_into(raw: bytes) -> None:
    """Raises SheetError for an archive that unpacks to too much, or whose XML declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            inside = archive.infolist()
            whole = sum(each.file_size for each in inside)
            packed = sum(each.compress_size for each in inside) or 1
            if len(inside) > MOST_FILES or whole > MOST_UNPACKED or whole / packed > MOST_RATIO:
                raise SheetError(_("This spreadsheet unpacks to far more than it should. It was not opened."))
            for each in inside:
                if each.filename.endswith((".xml", ".rels")) and b"<!" in archive.open(each).read(1024):
                    raise SheetError(_("This spreadsheet holds what no spreadsheet program writes. It was not opened."))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as broken:
        if isinstance(broken, SheetError):
            raise
        raise SheetError(_("This spreadsheet cannot be read. Save it as .xlsx once more.")) from None


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise SheetError(
            _("Cell %(cell)s holds a formula. Copy the sheet and paste values only.") % {"cell": cell.coordinate}
        )
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


# ------------------------------------------------------------------ CSV


def _of_text(raw: bytes) -> Iterator[Cells]:
    text = _decoded(raw)
    if any(ord(letter) < 32 and letter not in "\r\n\t" for letter in text):
        raise SheetError(_("This is no text that can be read. Save the list as “CSV UTF-8”."))
    head = "\n".join(text.lstrip("\r\n").split("\n", 5)[:5])
    separator = max(";,\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error:
        raise SheetError(_("A quotation mark is opened and not closed. Save the list as CSV once more.")) from None


def _decoded(raw: bytes) -> str:
    """The text. Of a file in which two encodings met, each line is read by itself."""
    try:
        if raw.startswith(UTF_16):
            return raw.decode("utf-16")
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        lines = raw.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
    try:
        return "".join(_line(line) for line in lines)
    except UnicodeDecodeError:
        raise SheetError(_("This is no text that can be read. Save the list as “CSV UTF-8”.")) from None


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252")
