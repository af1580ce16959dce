"""What stands in a spreadsheet? Its rows as text, read without trust and never all at once: XLSX, or CSV of any usual encoding."""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.exceptions import InvalidFileException

from commontable.partnership.tables.sheet import MOST_BYTES as MOST_LISTED
from commontable.partnership.tables.sheet import UNREADABLE, SheetError, decoded, no_text, text_of

from .foreign import refuse_foreign

MEGABYTE = 1024 * 1024
MOST_BYTES, MOST_UNPACKED = 20 * MEGABYTE, 100 * MEGABYTE
MOST_OF_A_PART = {
    "xl/sharedStrings.xml": 25 * MEGABYTE,
    "xl/worksheets/": MOST_UNPACKED,
    "xl/pivotCache/": MOST_UNPACKED,
}
"""How long a part of a workbook may be; any other part of XML 5 MB."""
MOST_OF_OTHERS, MOST_OF_A_ROW = 5 * MEGABYTE, 4 * MEGABYTE
MOST_RATIO, MOST_FILES = 200, 500
MOST_ROWS, MOST_LINES, MOST_COLUMNS, LONGEST = 50_000, 60_000, 60, 2000
"""Rows with anything in them; rows at all: a sheet may be coloured down to its last."""
MAY_BE_A_DAY = range(20000, 80000)
BEGINS = re.compile(rb"\A(?:\xef\xbb\xbf)?\s{0,99}(?:<\?xml[^<>]{0,200}\?>)?\s{0,99}<[A-Za-z_]")
"""How a part of a workbook begins: at once with its own element. Whatever declares entities does not."""
ROW_BEGINS = re.compile(rb"<(?:\w{1,20}:)?row[\s>/]")

BROKEN = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    zlib.error,
    KeyError,
    ValueError,
    IndexError,
    TypeError,
    AttributeError,
    EOFError,
    OverflowError,
    RuntimeError,
)
"""What a broken workbook makes its reader raise. NotImplementedError (a way of packing that is not known) is a RuntimeError."""

type Cells = list[str]

warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")  # it would log what stands in cells


def opened(raw: bytes) -> Iterator[Cells]:
    """Each row of the first sheet, row by row, empty ones too. Raises SheetError with what to put right."""
    if len(raw) > MOST_BYTES:
        raise SheetError(_("The file is longer than %(most)s MB. Split it.") % {"most": MOST_BYTES // MEGABYTE})
    refuse_foreign(raw)
    rows = _of_workbook(raw) if raw.startswith(b"PK") else _of_text(raw)
    return _bounded(rows)


def listed_text(raw: bytes) -> str:
    """A list of agencies, teams and people as the text of a CSV: a spreadsheet’s first sheet, or the text as it is."""
    refuse_foreign(raw)
    if not raw.startswith(b"PK") or len(raw) > MOST_LISTED:
        return text_of(raw)
    text = io.StringIO()
    csv.writer(text).writerows(opened(raw))
    return text_of(text.getvalue().encode())


def _bounded(rows: Iterable[Cells]) -> Iterator[Cells]:
    whole = 0
    for place, cells in enumerate(rows, 1):
        kept = [cell.strip() for cell in cells]
        while kept and not kept[-1]:
            kept.pop()
        whole += bool(kept)
        _refuse_too_much(place, whole, kept)
        yield kept


def _refuse_too_much(place: int, whole: int, kept: Cells) -> None:
    if whole > MOST_ROWS:
        raise SheetError(_("The file has more than %(most)s rows. Split it.") % {"most": MOST_ROWS})
    if place > MOST_LINES:
        raise SheetError(
            _("The sheet goes on for more than %(most)s rows, most of them empty. Copy the list alone into a new one.")
            % {"most": MOST_LINES}
        )
    if len(kept) > MOST_COLUMNS:
        raise SheetError(
            _("The file has more than %(most)s columns. Keep those that are wanted.") % {"most": MOST_COLUMNS}
        )
    if any(len(cell) > LONGEST for cell in kept):
        raise SheetError(_("A cell of row %(row)s is too long for a list. Take the texts out.") % {"row": place})


# ------------------------------------------------------------------ XLSX


def _of_workbook(raw: bytes) -> Iterator[Cells]:
    _look_into(raw)
    try:
        book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        sheet: Any = book.worksheets[0]
        sheet.reset_dimensions()
        counts_from_1904 = book.epoch == CALENDAR_MAC_1904
        for row in sheet.iter_rows():
            yield [_text(cell, counts_from_1904) for cell in row[: MOST_COLUMNS + 1]]
    except SheetError:
        raise
    except BROKEN:
        raise SheetError(_("This spreadsheet cannot be read. Save it as .xlsx once more.")) from None


def _look_into(raw: bytes) -> None:
    """Raises SheetError for an archive that unpacks to too much, or whose XML declares entities. Unpacks none of it whole."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            inside = archive.infolist()
            _refuse_bombs(inside)
            for each in inside:
                if each.filename.endswith((".xml", ".rels")):
                    with archive.open(each) as part:
                        _refuse_strange(each.filename, part)
    except SheetError:
        raise
    except BROKEN:
        raise SheetError(_("This spreadsheet cannot be read. Save it as .xlsx once more.")) from None


def _refuse_bombs(inside: list[zipfile.ZipInfo]) -> None:
    whole, packed = sum(each.file_size for each in inside), sum(each.compress_size for each in inside) or 1
    too_long = any(each.file_size > _most_of(each.filename) for each in inside)
    if len(inside) > MOST_FILES or whole > MOST_UNPACKED or whole / packed > MOST_RATIO or too_long:
        raise SheetError(
            _("This spreadsheet unpacks to far more than it should. It was not opened. Copy the list into a new one.")
        )


def _most_of(name: str) -> int:
    if not name.endswith((".xml", ".rels")):
        return MOST_UNPACKED
    return next((most for begins, most in MOST_OF_A_PART.items() if name.startswith(begins)), MOST_OF_OTHERS)


def _refuse_strange(name: str, part: Any) -> None:
    """Raises SheetError where XML does not begin with its own element, or one row of a sheet never ends."""
    piece = part.read(MEGABYTE)
    if piece and not BEGINS.match(piece):
        raise SheetError(_("This spreadsheet holds what no spreadsheet program writes. It was not opened."))
    since = 0
    while piece and name.startswith("xl/worksheets/"):
        begins = [match.start() for match in ROW_BEGINS.finditer(piece)]
        since = len(piece) - begins[-1] if begins else since + len(piece)
        if since > MOST_OF_A_ROW:
            raise SheetError(_("A row of this spreadsheet is longer than any list. It was not opened."))
        piece = part.read(MEGABYTE)


def _text(cell: Any, counts_from_1904: bool) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise SheetError(
            _("Cell %(cell)s holds a formula. Copy the sheet and paste values only.") % {"cell": cell.coordinate}
        )
    if counts_from_1904 and isinstance(value, int | float) and not isinstance(value, bool) and value in MAY_BE_A_DAY:
        raise SheetError(
            _("Cell %(cell)s holds a number in a workbook that counts days from 1904. Give days the form of a day.")
            % {"cell": cell.coordinate}
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
    text = decoded(raw)
    if UNREADABLE.search(text):
        raise SheetError(no_text())
    head = "\n".join(text.lstrip("\r\n").split("\n", 5)[:5])
    separator = max(";,\t", key=head.count)
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    except csv.Error:
        raise SheetError(_("A quotation mark is opened and not closed. Save the list as CSV once more.")) from None
